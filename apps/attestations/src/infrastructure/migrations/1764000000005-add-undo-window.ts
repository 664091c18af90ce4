import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an accepted attestation becomes an agreement by itself, and whether a person has stopped that. */
export class AddUndoWindow1764000000005 implements MigrationInterface {
  name = 'AddUndoWindow1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE attestation ADD finalises_at timestamptz, ADD finalisation_held_at timestamptz`,
    );
    await runner.query(
      `CREATE INDEX "IDX_attestation_finalisation_due" ON attestation (finalises_at) WHERE finalises_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "IDX_attestation_finalisation_due"');
    await runner.query('ALTER TABLE attestation DROP finalises_at, DROP finalisation_held_at');
  }
}
