import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the gateway itself owns: the outcome of every command, and the keys by which callers repeat one. */
export class Operations1763800000000 implements MigrationInterface {
  readonly name = 'Operations1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "operation" (
        "id" uuid NOT NULL,
        "command" text NOT NULL,
        "state" text NOT NULL,
        "caller" text NOT NULL,
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid,
        "customer_id" uuid,
        "subject_id" uuid NOT NULL,
        "resource" jsonb,
        "refusal" jsonb,
        "correlation_id" text NOT NULL,
        "created_at" timestamptz NOT NULL,
        "settled_at" timestamptz,
        CONSTRAINT "operation_pkey" PRIMARY KEY ("id"),
        CONSTRAINT "operation_state_known" CHECK ("state" IN ('pending', 'succeeded', 'refused')),
        CONSTRAINT "operation_settled_once" CHECK (("state" = 'pending') = ("settled_at" IS NULL))
      )`);
    // Rows of the work list show the command that is still on its way; there are few of these at any time.
    await runner.query(`
      CREATE INDEX "operation_pending_by_customer" ON "operation" ("customer_id", "created_at")
      WHERE "state" = 'pending' AND "customer_id" IS NOT NULL`);
    await runner.query(`CREATE INDEX "operation_by_subject" ON "operation" ("subject_id")`);

    await runner.query(`
      CREATE TABLE "idempotency_key" (
        "caller" text NOT NULL,
        "method" text NOT NULL,
        "path" text NOT NULL,
        "key" text NOT NULL,
        "fingerprint" text NOT NULL,
        "operation_id" uuid NOT NULL,
        "created_at" timestamptz NOT NULL,
        CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("caller", "method", "path", "key")
      )`);
    await runner.query(`CREATE INDEX "idempotency_key_by_age" ON "idempotency_key" ("created_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "idempotency_key"`);
    await runner.query(`DROP TABLE "operation"`);
  }
}
