import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The text that is searched, in a table of its own with the index over its trigrams. It hardly ever changes, and the
 * row of `customer_view` changes with every event: there some hundred entries were written anew each time.
 *
 * PostgreSQL itself writes the text of each row that is written: whoever writes customers, also an earlier version of
 * the gateway beside this one, cannot forget it. That version searches without an index until it is replaced.
 */
export class CustomerSearch1764300000152 implements MigrationInterface {
  readonly name = 'CustomerSearch1764300000152';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "customer_search" (
        "customer_id" uuid CONSTRAINT "customer_search_pkey" PRIMARY KEY,
        "search" text NOT NULL
      )`);
    await runner.query(TAKE_TEXTS);
    await runner.query(
      `CREATE INDEX "customer_search_text" ON "customer_search" USING gin ("search" gin_trgm_ops)`,
    );
    await runner.query(`ANALYZE "customer_search"`);
    // Only from here on do writers wait: not while a million texts are copied and indexed.
    await runner.query(`LOCK TABLE "customer_view" IN EXCLUSIVE MODE`);
    await runner.query(TAKE_TEXTS);
    await runner.query(`
      CREATE FUNCTION "customer_search_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO customer_search (customer_id, search) VALUES (NEW.customer_id, NEW.search)
        ON CONFLICT (customer_id) DO UPDATE SET search = excluded.search;
        RETURN NULL;
      END $$`);
    for (const [change, when] of Object.entries(CHANGES)) {
      await runner.query(`
        CREATE TRIGGER "customer_search_follows_${change}" AFTER ${when}
        EXECUTE FUNCTION "customer_search_follows"()`);
    }
    await runner.query(`DROP INDEX "customer_view_search"`);
    // A full replay may be under way; its shadow has the index only when all its rows are there.
    await runner.query(`DROP INDEX IF EXISTS "customer_view_search_shadow"`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of Object.keys(CHANGES)) {
      await runner.query(`DROP TRIGGER "customer_search_follows_${change}" ON "customer_view"`);
    }
    await runner.query(`DROP FUNCTION "customer_search_follows"()`);
    await runner.query(`DROP TABLE IF EXISTS "customer_search_shadow"`);
    await runner.query(`DROP TABLE "customer_search"`);
    // The shadow of a replay gets it at its end, as all that the view has.
    await runner.query(
      `CREATE INDEX "customer_view_search" ON "customer_view" USING gin ("search" gin_trgm_ops)`,
    );
  }
}

/** What is missing or different. The second time, what was written during the first. */
const TAKE_TEXTS = `
  INSERT INTO "customer_search" ("customer_id", "search")
  SELECT v."customer_id", v."search" FROM "customer_view" v LEFT JOIN "customer_search" s USING ("customer_id")
  WHERE s."search" IS DISTINCT FROM v."search"
  ON CONFLICT ("customer_id") DO UPDATE SET "search" = excluded."search"`;

/** Nothing is done for an update that leaves the text as it was. */
const CHANGES = {
  insert: 'INSERT ON "customer_view" FOR EACH ROW',
  update: `UPDATE OF "search" ON "customer_view" FOR EACH ROW WHEN (OLD."search" IS DISTINCT FROM NEW."search")`,
} as const;
