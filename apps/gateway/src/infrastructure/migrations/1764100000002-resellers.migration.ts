import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The gateway's copy of the partner's indirect resellers, which is replayed like the rest of the read model. */
export class Resellers1764100000002 implements MigrationInterface {
  readonly name = 'Resellers1764100000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "reseller_view" (
        "reseller_id" uuid NOT NULL,
        "provider_instance_id" uuid NOT NULL,
        "version" integer NOT NULL,
        "tenant_id" uuid NOT NULL,
        "name" text NOT NULL,
        "name_sort" text NOT NULL GENERATED ALWAYS AS (lower("name")) STORED,
        "mpn_id" text,
        "location" text,
        "active" boolean NOT NULL,
        "created_at" timestamptz NOT NULL,
        "updated_at" timestamptz NOT NULL,
        "projected_at" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT "reseller_view_pkey" PRIMARY KEY ("reseller_id")
      )`);
    await runner.query(
      `CREATE INDEX "reseller_view_by_name" ON "reseller_view" ("name_sort", "reseller_id")`,
    );
    await runner.query(`ALTER TABLE "replay_part" DROP CONSTRAINT "replay_part_source_known"`);
    await runner.query(`
      ALTER TABLE "replay_part" ADD CONSTRAINT "replay_part_source_known"
      CHECK ("source" IN ('customers', 'resellers', 'attestations', 'notifications'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "replay_part" WHERE "source" = 'resellers'`);
    await runner.query(`ALTER TABLE "replay_part" DROP CONSTRAINT "replay_part_source_known"`);
    await runner.query(`
      ALTER TABLE "replay_part" ADD CONSTRAINT "replay_part_source_known"
      CHECK ("source" IN ('customers', 'attestations', 'notifications'))`);
    await runner.query(`DROP TABLE "reseller_view"`);
  }
}
