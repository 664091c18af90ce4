import type { Client } from 'pg';
import { timed } from '../timed.js';
import type { FillTimes } from './kept-cluster.js';
import { BENCH_INSTANCE_IDS } from './provider-instances.js';
import { customerRows, generatorFunctions, timelineEntries } from './customer-rows.sql.js';

const RESELLERS = 200;
/** Two cores write twice as quickly as one. */
const WRITERS = 2;
/** As many as the gateway keeps: what is measured reads all of them. */
const COUNTER_SHARDS = 16;
/** Every tenth customer has a long story, of so many entries. */
const STORIES = { every: 10, entries: 20 };

/** All of the SQL that decides what the rows are. */
export const generatorSource = (seed: number): string =>
  [
    generatorFunctions(seed),
    customerRows(BENCH_INSTANCE_IDS, RESELLERS),
    SEARCHED_TEXTS,
    timelineEntries(STORIES),
    COUNT_ANEW,
  ].join('\n');

/**
 * Fills the gateway's read model inside PostgreSQL: `count` customers with the skew of a partner's real list, by
 * seed. Indexes are made at the end, all at once, which is what makes it quick; the counters are counted once.
 */
export async function generateCustomers(
  connect: () => Promise<Client>,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<FillTimes> {
  const clients = await Promise.all(Array.from({ length: WRITERS }, connect));
  const [client] = clients;
  if (client === undefined) throw new Error('There is nobody to write.');
  try {
    const indexes = await emptyTables(client);
    for (const one of clients) await one.query(generatorFunctions(seed));
    const share = Math.ceil(count / WRITERS);
    const byAll = (sql: string) =>
      Promise.all(
        clients.map((one, index) =>
          one.query(sql, [1 + index * share, Math.min(count, (index + 1) * share)]),
        ),
      );
    const customers = await timed(async () => {
      await byAll(customerRows(BENCH_INSTANCE_IDS, RESELLERS));
      await client.query(SEARCHED_TEXTS);
    });
    const timeline = await timed(() => byAll(timelineEntries(STORIES)));
    const indexing = await timed(async () => {
      await inTurns(clients, indexes);
      await client.query(COUNT_ANEW);
      await client.query(
        'VACUUM ANALYZE customer_view, customer_search, timeline_entry, summary_counter, summary_total',
      );
    });
    return { customers, timeline, indexes: indexing };
  } finally {
    await Promise.all(clients.map((one) => one.end()));
  }
}

/** @returns the statements that make the dropped indexes again */
async function emptyTables(client: Client): Promise<string[]> {
  await client.query(
    'TRUNCATE customer_view, customer_search, timeline_entry, summary_counter, signatory_link, operation CASCADE',
  );
  // What follows each row is written at once as well.
  await client.query('ALTER TABLE customer_view DISABLE TRIGGER USER');
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
      WHERE i.tablename IN ('customer_view', 'customer_search', 'timeline_entry')
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)
      -- Taken from the end: the one that takes by far the longest is begun first, the others fit in beside it.
      ORDER BY i.indexdef LIKE '%USING gin%'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ definition }) => definition);
}

/** Each connection takes the next statement when it is done with one. */
async function inTurns(clients: readonly Client[], statements: readonly string[]): Promise<void> {
  const left = [...statements];
  await Promise.all(
    clients.map(async (client) => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await client.query(next);
    }),
  );
}

const SEARCHED_TEXTS = `
  INSERT INTO customer_search (customer_id, search) SELECT customer_id, search FROM customer_view;
  ALTER TABLE customer_view ENABLE TRIGGER USER`;

const COUNT_ANEW = `
  INSERT INTO summary_counter (provider_instance_id, reseller_id, status, shard, customers)
  SELECT provider_instance_id, coalesce(reseller_id, '00000000-0000-0000-0000-000000000000'), status,
    ('x' || right(customer_id::text, 4))::bit(16)::int % ${COUNTER_SHARDS}, count(*)
  FROM customer_view WHERE listed GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 3, 4`;
