import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The counters of all resellers together. There are 16 counters for each reseller, provider instance and status:
 * tens of thousands with 200 resellers, which the cards would add up for everybody who looks at all customers.
 *
 * PostgreSQL keeps the totals itself, in the transaction that moves a counter: whoever writes counters, also an
 * earlier version of the gateway beside this one, cannot forget them.
 */
export class SummaryTotals1764000000128 implements MigrationInterface {
  readonly name = 'SummaryTotals1764000000128';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "summary_total" (
        "provider_instance_id" uuid NOT NULL,
        "status" text NOT NULL,
        "shard" smallint NOT NULL,
        "customers" bigint NOT NULL,
        CONSTRAINT "summary_total_pkey" PRIMARY KEY ("provider_instance_id", "status", "shard")
      )`);
    // Nobody moves a counter between the count and the moment from which on the totals follow.
    await runner.query(`LOCK TABLE "summary_counter" IN SHARE ROW EXCLUSIVE MODE`);
    await runner.query(`
      INSERT INTO "summary_total" ("provider_instance_id", "status", "shard", "customers")
      SELECT "provider_instance_id", "status", "shard", sum("customers") FROM "summary_counter" GROUP BY 1, 2, 3`);
    await runner.query(`
      CREATE FUNCTION "summary_total_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        CASE TG_OP
          WHEN 'INSERT' THEN ${addToTotals(moved('added', ''))}
          WHEN 'UPDATE' THEN ${addToTotals(`${moved('added', '')} UNION ALL ${moved('removed', '-')}`)}
          WHEN 'DELETE' THEN ${addToTotals(moved('removed', '-'))}
          WHEN 'TRUNCATE' THEN DELETE FROM summary_total;
        END CASE;
        RETURN NULL;
      END $$`);
    for (const [change, rows] of Object.entries(CHANGES)) {
      // Once for a statement: a recount writes tens of thousands of counters, and each total only once.
      await runner.query(`
        CREATE TRIGGER "summary_total_follows_${change}" AFTER ${change} ON "summary_counter" ${rows}
        FOR EACH STATEMENT EXECUTE FUNCTION "summary_total_follows"()`);
    }
    // For the cards of one reseller; its columns never change, so moving a counter does not touch it.
    await runner.query(`
      CREATE INDEX "summary_counter_by_reseller" ON "summary_counter" ("reseller_id", "provider_instance_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "summary_counter_by_reseller"`);
    for (const change of Object.keys(CHANGES)) {
      await runner.query(`DROP TRIGGER "summary_total_follows_${change}" ON "summary_counter"`);
    }
    await runner.query(`DROP FUNCTION "summary_total_follows"()`);
    await runner.query(`DROP TABLE "summary_total"`);
  }
}

/** What PostgreSQL tells the trigger of each change: the counters after and before it. */
const CHANGES = {
  insert: 'REFERENCING NEW TABLE AS added',
  update: 'REFERENCING NEW TABLE AS added OLD TABLE AS removed',
  delete: 'REFERENCING OLD TABLE AS removed',
  truncate: '',
} as const;

const moved = (table: string, sign: '' | '-') =>
  `SELECT provider_instance_id, status, shard, ${sign}customers AS change FROM ${table}`;

/** Always in the same order, so that two statements never wait for each other. */
const addToTotals = (rows: string) => `
  INSERT INTO summary_total AS t (provider_instance_id, status, shard, customers)
  SELECT m.provider_instance_id, m.status, m.shard, sum(m.change) FROM (${rows}) m GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (provider_instance_id, status, shard) DO UPDATE SET customers = t.customers + excluded.customers;`;
