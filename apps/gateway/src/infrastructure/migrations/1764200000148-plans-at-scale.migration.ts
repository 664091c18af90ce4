import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes without which some pages of the work list read the whole table, seconds of work with a million
 * customers: those of one reseller, of a small provider instance or country, for a rare reason.
 *
 * Each is built while writers wait, some seconds with a million customers. The version before this one finds its rows as well:
 * what it loses are the indexes over `expires_at` and for a single reason, and the others answer in their place.
 */
export class PlansAtScale1764200000148 implements MigrationInterface {
  readonly name = 'PlansAtScale1764200000148';

  async up(runner: QueryRunner): Promise<void> {
    await change(runner, BEFORE, AFTER);
    for (const [view, suffix] of await views(runner)) {
      // Without it PostgreSQL takes one in two hundred customers for failing, and reads a million rows in search of a page.
      await runner.query(
        `CREATE STATISTICS "${FAILING}${suffix}" ON (jsonb_typeof("mca" -> 'lastError')) FROM "${view}"`,
      );
      await runner.query(`ANALYZE "${view}"`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    // A view that came from a replay has its own under a name that PostgreSQL chose; it does no harm.
    for (const [, suffix] of await views(runner)) {
      await runner.query(`DROP STATISTICS IF EXISTS "${FAILING}${suffix}"`);
    }
    await change(runner, AFTER, BEFORE);
  }
}

const FAILING = 'customer_view_failing_known';

/** What stands behind `ON` of each index. */
type Indexes = Readonly<Record<string, string>>;

const BEFORE: Indexes = {
  by_status_expiry: `("status", "expiry_sort", "customer_id") WHERE "listed"`,
  expiring: `("expires_at") INCLUDE ("provider_instance_id", "reseller_id") WHERE "listed" AND "status" = 'pending'`,
  not_verified: `("provider_instance_id", "reseller_id") WHERE "listed" AND "reason_code" = 'not_verified'`,
};

const AFTER: Indexes = {
  // Not only of what is listed: the list of all customers finds those of a reseller by it as well.
  by_reseller: `("reseller_id", "urgency", "status_since", "customer_id") WHERE "reseller_id" IS NOT NULL`,
  // A country alone is looked up in one provider instance after the other; there are few of them.
  by_place: `("provider_instance_id", "country") WHERE "listed"`,
  // The reason of nearly all is left out; nobody asks for it, and the index stays small.
  by_reason: `("reason_code", "provider_instance_id", "reseller_id") WHERE "listed" AND "reason_code" <> 'agreement_valid'`,
  // Counts by itself what is ready and what expires soon, in any scope.
  by_status_expiry: `("status", "expiry_sort", "customer_id") INCLUDE ("provider_instance_id", "reseller_id") WHERE "listed"`,
};

async function change(runner: QueryRunner, from: Indexes, to: Indexes): Promise<void> {
  for (const [view, suffix] of await views(runner)) {
    for (const name of Object.keys(from)) {
      // The shadow of a replay gets its indexes last, and then those that the view has.
      await runner.query(`DROP INDEX IF EXISTS "customer_view_${name}${suffix}"`);
    }
    for (const [name, definition] of Object.entries(to)) {
      await runner.query(`CREATE INDEX "customer_view_${name}${suffix}" ON "${view}" ${definition}`);
    }
  }
}

/** A full replay may be under way: its shadow takes the place of the view and has to be the same. */
async function views(runner: QueryRunner): Promise<(readonly [view: string, suffix: string])[]> {
  const isReplayed = await runner.hasTable('customer_view_shadow');
  return [['customer_view', ''], ...(isReplayed ? [['customer_view_shadow', '_shadow'] as const] : [])];
}
