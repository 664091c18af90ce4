import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When each attestation took each step, for the funnel, and indexes for what asks for a person today. Both are
 * filled from what the read model knows already: the current attestation and the 20 before it.
 */
export class AttestationFacts1763820000000 implements MigrationInterface {
  readonly name = 'AttestationFacts1763820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "attestation_fact" (
        "attestation_id" uuid PRIMARY KEY,
        "customer_id" uuid NOT NULL,
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid,
        "mca_version" integer NOT NULL,
        "sent_at" timestamptz,
        "opened_at" timestamptz,
        "accepted_at" timestamptz,
        "finalised_at" timestamptz
      )`);
    await runner.query(`
      INSERT INTO "attestation_fact"
      SELECT (a ->> 'id')::uuid, v."customer_id", v."provider_instance_id", v."reseller_id", v."mca_version",
        (a ->> 'linkGeneratedAt')::timestamptz, (a ->> 'openedAt')::timestamptz,
        (a ->> 'acceptedAt')::timestamptz, (a ->> 'finalisedAt')::timestamptz
      FROM "customer_view" v,
        LATERAL jsonb_array_elements(jsonb_build_array(v."mca" -> 'attestation') || (v."mca" -> 'history')) a
      WHERE v."mca_version" IS NOT NULL AND v."provider_instance_id" IS NOT NULL AND jsonb_typeof(a) = 'object'
      ON CONFLICT ("attestation_id") DO NOTHING`);
    // Answers the funnel by itself, without a look at the rows.
    await runner.query(`
      CREATE INDEX "attestation_fact_by_sent" ON "attestation_fact" ("sent_at")
      INCLUDE ("provider_instance_id", "reseller_id", "opened_at", "accepted_at", "finalised_at")
      WHERE "sent_at" IS NOT NULL`);

    for (const [name, condition] of Object.entries(ATTENTION)) {
      await runner.query(`
        CREATE INDEX "customer_view_${name}" ON "customer_view" ("provider_instance_id", "reseller_id")
        WHERE "listed" AND ${condition}`);
    }
    await runner.query(`
      CREATE INDEX "customer_view_expiring" ON "customer_view" ("expires_at")
      INCLUDE ("provider_instance_id", "reseller_id") WHERE "listed" AND "status" = 'pending'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['expiring', ...Object.keys(ATTENTION)]) {
      await runner.query(`DROP INDEX "customer_view_${name}"`);
    }
    await runner.query(`DROP TABLE "attestation_fact"`);
  }
}

/** Few rows each, so the indexes are small whatever the number of customers. */
const ATTENTION = {
  never_opened: `"status" = 'pending' AND "opened_at" IS NULL`,
  failing: `jsonb_typeof("mca" -> 'lastError') = 'object'`,
  not_verified: `"reason_code" = 'not_verified'`,
} as const;
