import type { Keyring } from '@assent/keyring';
import type { RowContent } from '../../application/bulk/bulk-operation.js';

const purpose = (operationId: string, number: number) =>
  `bulk_operation_row:${operationId}:${String(number)}`;

/** Seals what of a row is personal, each for its own place: no row's content opens in another row. */
export class BulkRowSeal {
  constructor(private readonly keyring: Keyring) {}

  seal(operationId: string, number: number, content: RowContent): string {
    return this.keyring.seal(JSON.stringify(content), purpose(operationId, number));
  }

  open(operationId: string, number: number, sealed: string): RowContent {
    return JSON.parse(this.keyring.open(sealed, purpose(operationId, number))) as RowContent;
  }
}
