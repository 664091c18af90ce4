import type { Client } from 'pg';
import { BENCH_INSTANCE_IDS } from './provider-instances.js';
import { customerRows, mcaFacts, timelineEntries } from './customer-rows.sql.js';

/** How long each step took, in milliseconds. */
export interface GenerationTimes {
  readonly customers: number;
  readonly indexes: number;
  readonly timeline: number;
}

const RESELLERS = 200;
/** Every tenth customer has a long story, of so many entries. */
const STORIES = { every: 10, entries: 20 };

/**
 * Fills the gateway's read model inside PostgreSQL: `count` customers with the skew of a partner's real list, by
 * seed. Indexes are made at the end, all at once, which is what makes it quick; the counters are counted once.
 */
export async function generateCustomers(
  superuser: Client,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<GenerationTimes> {
  await superuser.query(
    'TRUNCATE customer_view, timeline_entry, summary_counter, signatory_link, operation CASCADE',
  );
  await superuser.query(mcaFacts(seed));
  const indexes = await superuser.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
      WHERE i.tablename IN ('customer_view', 'timeline_entry')
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`,
  );
  for (const { name } of indexes.rows) await superuser.query(`DROP INDEX "${name}"`);

  const customers = await timed(() =>
    superuser.query(customerRows(BENCH_INSTANCE_IDS, RESELLERS), [count, seed]),
  );
  const timeline = await timed(() => superuser.query(timelineEntries(STORIES), [count, seed]));
  const indexing = await timed(async () => {
    for (const { definition } of indexes.rows) await superuser.query(definition);
    await recount(superuser);
    await superuser.query('VACUUM ANALYZE customer_view, timeline_entry, summary_counter');
  });
  return { customers, timeline, indexes: indexing };
}

/** One shard is enough here: nobody moves the counters at the same time. */
async function recount(superuser: Client): Promise<void> {
  await superuser.query(`
    INSERT INTO summary_counter (provider_instance_id, reseller_id, status, shard, customers)
    SELECT provider_instance_id, coalesce(reseller_id, '00000000-0000-0000-0000-000000000000'), status,
      ('x' || right(customer_id::text, 4))::bit(16)::int % 16, count(*)
    FROM customer_view WHERE listed GROUP BY 1, 2, 3, 4`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
