import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays of the read model, how far each has come, and what pruning finds its rows by. */
export class Healing1763800200000 implements MigrationInterface {
  readonly name = 'Healing1763800200000';

  async up(runner: QueryRunner): Promise<void> {
    // When an event last wrote the row: what was asked for later includes that event.
    await runner.query(`ALTER TABLE "customer_view" ADD "projected_at" timestamptz NOT NULL DEFAULT now()`);
    await runner.query(`
      CREATE TABLE "replay_run" (
        "id" uuid NOT NULL,
        "target" text NOT NULL,
        "requested_at" timestamptz NOT NULL DEFAULT now(),
        "finished_at" timestamptz,
        CONSTRAINT "replay_run_pkey" PRIMARY KEY ("id"),
        CONSTRAINT "replay_run_target_known" CHECK ("target" IN ('customer_view', 'customer_view_shadow'))
      )`);
    await runner.query(`
      CREATE INDEX "replay_run_unfinished" ON "replay_run" ("requested_at") WHERE "finished_at" IS NULL`);
    // One shadow at a time.
    await runner.query(`
      CREATE UNIQUE INDEX "replay_run_one_shadow" ON "replay_run" ("target")
      WHERE "finished_at" IS NULL AND "target" = 'customer_view_shadow'`);
    await runner.query(`
      CREATE TABLE "replay_part" (
        "run_id" uuid NOT NULL,
        "source" text NOT NULL,
        "bucket" smallint,
        "position" uuid,
        "pages" integer NOT NULL DEFAULT 0,
        "states" integer NOT NULL DEFAULT 0,
        "written" integer NOT NULL DEFAULT 0,
        "next_attempt_at" timestamptz NOT NULL,
        "finished_at" timestamptz,
        CONSTRAINT "replay_part_key" UNIQUE NULLS NOT DISTINCT ("run_id", "source", "bucket"),
        CONSTRAINT "replay_part_run" FOREIGN KEY ("run_id") REFERENCES "replay_run" ("id") ON DELETE CASCADE,
        CONSTRAINT "replay_part_source_known" CHECK ("source" IN ('customers', 'attestations', 'notifications'))
      )`);
    await runner.query(`
      CREATE INDEX "replay_part_due" ON "replay_part" ("next_attempt_at") WHERE "finished_at" IS NULL`);

    await runner.query(`
      CREATE INDEX "operation_by_settlement" ON "operation" ("settled_at") WHERE "settled_at" IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "operation_by_settlement"`);
    await runner.query(`DROP TABLE "replay_part"`);
    await runner.query(`DROP TABLE "replay_run"`);
    await runner.query(`DROP TABLE IF EXISTS "customer_view_shadow"`);
    await runner.query(`ALTER TABLE "customer_view" DROP COLUMN "projected_at"`);
  }
}
