import type { Refusal } from '@assent/contracts';
import { queryPrepared, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';

/** Gives the row of a bulk operation the outcome of its operation, with the settlement itself. */
@Injectable()
export class BulkRowOutcomes {
  /** @param refusal null when it succeeded. Most operations belong to no row, then nothing happens. */
  async settled(tx: Tx, operationId: string, refusal: Refusal | null): Promise<void> {
    const reason =
      refusal === null
        ? null
        : JSON.stringify({ code: refusal.code, detail: refusal.detail, errors: refusal.errors });
    await queryPrepared(
      tx,
      `UPDATE bulk_operation_row SET state = $2, reason = $3::jsonb
       WHERE operation_id = $1 AND state = 'sent'`,
      [operationId, refusal === null ? 'succeeded' : 'refused', reason],
    );
  }
}
