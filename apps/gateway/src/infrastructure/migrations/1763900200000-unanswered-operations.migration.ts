import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When operations without an outcome are looked after, and what is told to those who wait for them. */
export class UnansweredOperations1763900200000 implements MigrationInterface {
  readonly name = 'UnansweredOperations1763900200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE "operation"
        ADD "looks" integer NOT NULL DEFAULT 0, ADD "next_attempt_at" timestamptz, ADD "hint" jsonb`);
    await runner.query(`
      CREATE INDEX "operation_pending_by_age" ON "operation" ("created_at") WHERE state = 'pending'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "operation_pending_by_age"`);
    await runner.query(`
      ALTER TABLE "operation" DROP COLUMN "hint", DROP COLUMN "next_attempt_at", DROP COLUMN "looks"`);
  }
}
