import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a signatory named as the right person; sealed like everything about people. */
export class AddSignatorySuggestion1763830000001 implements MigrationInterface {
  name = 'AddSignatorySuggestion1763830000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attestation ADD COLUMN suggestion_sealed text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attestation DROP COLUMN suggestion_sealed');
  }
}
