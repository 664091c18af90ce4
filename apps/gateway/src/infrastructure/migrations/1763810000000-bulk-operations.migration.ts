import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bulk operations, and what became of each of their rows. */
export class BulkOperations1763810000000 implements MigrationInterface {
  readonly name = 'BulkOperations1763810000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "bulk_operation" (
        "id" uuid NOT NULL,
        "action" text NOT NULL,
        "source" text NOT NULL,
        "state" text NOT NULL,
        -- Null where the rows belong to several; then only those see it who see all of them.
        "provider_instance_id" uuid,
        "reseller_id" uuid,
        "actor" jsonb NOT NULL,
        "access" jsonb NOT NULL,
        "correlation_id" text NOT NULL,
        "traceparent" text,
        "options" jsonb NOT NULL,
        "file_name" text,
        "columns" jsonb NOT NULL,
        "mapping" jsonb NOT NULL,
        "fingerprint" text,
        "earlier_id" uuid,
        "again" boolean NOT NULL,
        "total" integer NOT NULL,
        "checked" jsonb NOT NULL,
        "progress" jsonb NOT NULL,
        "next_attempt_at" timestamptz,
        "created_at" timestamptz NOT NULL,
        "started_at" timestamptz,
        "finished_at" timestamptz,
        "rows_deleted_at" timestamptz,
        CONSTRAINT "bulk_operation_pkey" PRIMARY KEY ("id"),
        CONSTRAINT "bulk_operation_state_known"
          CHECK ("state" IN ('draft', 'running', 'paused', 'finished', 'cancelled')),
        CONSTRAINT "bulk_operation_ended_once"
          CHECK (("state" IN ('finished', 'cancelled')) = ("finished_at" IS NOT NULL))
      )`);
    await runner.query(`
      CREATE INDEX "bulk_operation_due" ON "bulk_operation" ("next_attempt_at")
      WHERE "next_attempt_at" IS NOT NULL`);
    await runner.query(
      `CREATE INDEX "bulk_operation_by_age" ON "bulk_operation" ("created_at" DESC, "id" DESC)`,
    );
    // The same file does nothing twice, also when two requests bring it at the same moment.
    await runner.query(`
      CREATE UNIQUE INDEX "bulk_operation_one_per_file" ON "bulk_operation" ("fingerprint")
      WHERE "fingerprint" IS NOT NULL AND NOT "again" AND "state" IN ('running', 'paused', 'finished')`);

    await runner.query(`
      CREATE TABLE "bulk_operation_row" (
        "bulk_operation_id" uuid NOT NULL,
        "number" integer NOT NULL,
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid,
        "customer_id" uuid,
        "verdict" text NOT NULL,
        "fixes" jsonb NOT NULL,
        "state" text NOT NULL,
        "reason" jsonb,
        "content_sealed" text NOT NULL,
        "operation_id" uuid,
        CONSTRAINT "bulk_operation_row_pkey" PRIMARY KEY ("bulk_operation_id", "number"),
        CONSTRAINT "bulk_operation_row_of" FOREIGN KEY ("bulk_operation_id")
          REFERENCES "bulk_operation" ("id") ON DELETE CASCADE,
        CONSTRAINT "bulk_operation_row_state_known"
          CHECK ("state" IN ('waiting', 'sent', 'succeeded', 'refused', 'skipped', 'cancelled')),
        CONSTRAINT "bulk_operation_row_verdict_known"
          CHECK ("verdict" IN ('valid', 'fixed', 'refused', 'skipped'))
      )`);
    // Counted by, and paged by.
    await runner.query(`
      CREATE INDEX "bulk_operation_row_by_state"
      ON "bulk_operation_row" ("bulk_operation_id", "state", "number")`);
    // An operation belongs to one row: what settles it finds the row by it.
    await runner.query(`
      CREATE UNIQUE INDEX "bulk_operation_row_by_operation" ON "bulk_operation_row" ("operation_id")
      WHERE "operation_id" IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "bulk_operation_row"`);
    await runner.query(`DROP TABLE "bulk_operation"`);
  }
}
