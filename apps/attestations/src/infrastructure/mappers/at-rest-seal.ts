import type { Keyring } from '@assent/keyring';

/**
 * Seals what must not stand in the database in clear: people's data and links that let their holder accept.
 * Each value is bound to its place, so that one copied into another row does not open there.
 */
export class AtRestSeal {
  constructor(private readonly keyring: Keyring) {}

  /** @param place table, row and column, such as `attestation/{id}/contact` */
  seal(value: unknown, place: string): string {
    return this.keyring.seal(JSON.stringify(value), place);
  }

  sealNullable(value: unknown, place: string): string | null {
    return value === null ? null : this.seal(value, place);
  }

  /** What was sealed, as the same code wrote it: nobody else writes these columns. */
  open(sealed: string, place: string): unknown {
    return JSON.parse(this.keyring.open(sealed, place));
  }

  openNullable(sealed: string | null, place: string): unknown {
    return sealed === null ? null : this.open(sealed, place);
  }
}
