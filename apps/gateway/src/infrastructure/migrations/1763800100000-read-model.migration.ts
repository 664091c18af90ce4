import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the gateway shows: built from events alone, and rebuilt from them at any time.
 *
 * One row per customer in three parts, each with the version of its aggregate and written by its events
 * only. The defaults of the MCA part are what is true of a customer that nobody has looked at yet.
 */
export class ReadModel1763800100000 implements MigrationInterface {
  readonly name = 'ReadModel1763800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`
      CREATE TABLE "customer_view" (
        "customer_id" uuid PRIMARY KEY,

        "customer_version" integer,
        "provider_instance_id" uuid,
        "reseller_id" uuid,
        "tenant_id" uuid,
        "company_name" text,
        "domain" text,
        "country" text,
        "customer_contact" jsonb,
        "lifecycle" text,
        "customer_created_at" timestamptz,
        "customer_updated_at" timestamptz,

        "mca_version" integer,
        "mca_ended" boolean NOT NULL DEFAULT false,
        "status" text NOT NULL DEFAULT 'required',
        "reason_code" text NOT NULL DEFAULT 'not_verified',
        "next_action" text NOT NULL DEFAULT 'refresh',
        "status_since" timestamptz NOT NULL,
        "verified_at" timestamptz,
        "attestation_id" uuid,
        "attestation_state" text,
        "attestation_contact" jsonb,
        "expires_at" timestamptz,
        "opened_at" timestamptz,
        "mca" jsonb,

        "delivery_version" integer,
        "delivery" jsonb,

        "last_activity_at" timestamptz NOT NULL,

        -- In lists and counts: its customer part has come, it exists at Microsoft and has not ended.
        "listed" boolean NOT NULL GENERATED ALWAYS AS (
          "customer_version" IS NOT NULL AND "lifecycle" IN ('active', 'ending') AND NOT "mca_ended"
        ) STORED,
        "company_sort" text GENERATED ALWAYS AS (lower("company_name")) STORED,
        "expiry_sort" timestamptz GENERATED ALWAYS AS (
          CASE WHEN "status" IN ('pending', 'expired') THEN coalesce("expires_at", 'infinity') ELSE 'infinity' END
        ) STORED,
        -- What asks for a person comes first, what needs nobody last.
        "urgency" smallint NOT NULL GENERATED ALWAYS AS (
          CASE
            WHEN "next_action" = 'create_agreement' THEN 0
            WHEN "next_action" = 'renew_link' THEN 1
            WHEN "next_action" = 'start_attestation' THEN 2
            WHEN "next_action" = 'refresh' THEN 3
            WHEN "next_action" = 'wait' THEN 4
            ELSE 5
          END
        ) STORED,
        "search" text GENERATED ALWAYS AS (
          lower(
            coalesce("company_name", '') || ' ' || coalesce("domain", '') || ' ' ||
            coalesce("tenant_id"::text, '') || ' ' ||
            coalesce("attestation_contact" ->> 'email', "customer_contact" ->> 'email', '')
          )
        ) STORED
      )`);
    await runner.query(
      `CREATE INDEX "customer_view_search" ON "customer_view" USING gin ("search" gin_trgm_ops)`,
    );
    await runner.query(`
      CREATE INDEX "customer_view_by_tenant" ON "customer_view" ("tenant_id", "provider_instance_id")
      WHERE "tenant_id" IS NOT NULL`);
    await runner.query(`
      CREATE INDEX "customer_view_all_by_company" ON "customer_view" ("company_sort", "customer_id")
      WHERE "customer_version" IS NOT NULL`);
    for (const [name, columns] of Object.entries(KEYSETS)) {
      // One index per sort, and one for the sort inside of a card: a page is read, never sorted.
      await runner.query(
        `CREATE INDEX "customer_view_by_${name}" ON "customer_view" (${columns}) WHERE "listed"`,
      );
      await runner.query(
        `CREATE INDEX "customer_view_by_status_${name}" ON "customer_view" ("status", ${columns}) WHERE "listed"`,
      );
    }

    await runner.query(`
      CREATE TABLE "signatory_link" (
        "link_id" uuid PRIMARY KEY,
        "customer_id" uuid NOT NULL
      )`);

    await runner.query(`
      CREATE TABLE "summary_counter" (
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid NOT NULL,
        "status" text NOT NULL,
        "shard" smallint NOT NULL,
        "customers" bigint NOT NULL,
        PRIMARY KEY ("provider_instance_id", "reseller_id", "status", "shard")
      )`);

    await runner.query(`
      CREATE TABLE "timeline_entry" (
        "event_id" uuid PRIMARY KEY,
        "customer_id" uuid NOT NULL,
        "change" text NOT NULL,
        "occurred_at" timestamptz NOT NULL,
        "actor_kind" text NOT NULL,
        "actor_display" text NOT NULL,
        "correlation_id" text NOT NULL,
        "attestation_id" uuid
      )`);
    await runner.query(`
      CREATE INDEX "timeline_entry_by_customer"
      ON "timeline_entry" ("customer_id", "occurred_at" DESC, "event_id" DESC)`);

    await runner.query(`
      CREATE TABLE "import_view" (
        "import_id" uuid PRIMARY KEY,
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid,
        "state" text NOT NULL,
        "pages" integer NOT NULL,
        "seen" integer NOT NULL,
        "created" integer NOT NULL,
        "changed" integer NOT NULL,
        "ended" integer NOT NULL,
        "started_at" timestamptz NOT NULL,
        "updated_at" timestamptz NOT NULL
      )`);

    await runner.query(`
      CREATE TABLE "sse_log" (
        "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        "name" text NOT NULL,
        "data" jsonb NOT NULL,
        "provider_instance_id" uuid,
        "reseller_id" uuid,
        "created_at" timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await runner.query(`CREATE INDEX "sse_log_by_age" ON "sse_log" ("created_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'sse_log',
      'import_view',
      'timeline_entry',
      'summary_counter',
      'signatory_link',
      'customer_view',
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

/** The columns by which each sort walks; a migration stays as it was, so it repeats them. */
const KEYSETS = {
  urgency: '"urgency", "status_since", "customer_id"',
  company: '"company_sort", "customer_id"',
  expiry: '"expiry_sort", "customer_id"',
  activity: '"last_activity_at", "customer_id"',
} as const;
