import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { tellServices } from '../data/tell-services.js';
import { benchRow } from '../report/bench-row.js';
import { timed } from '../timed.js';
import { untilCoresRest } from '../world/processor-time.js';
import type { BenchWorld } from '../world/bench-world.js';
import type { Measure } from './measure.js';

/** What a rebuild is expected to do, in customers a second; as information, a machine may be slower. */
const EXPECTED_PER_SECOND = 15_000;
const DEADLINE_MS = 60 * 60_000;

/**
 * Rebuilds the whole read model from what the services know, into an empty table with every index, and takes it
 * into use. Runs last: what nobody has told the services is gone afterwards.
 */
export const projection: Measure = {
  id: 'projection',
  async run({ world, say }) {
    const told = await tellServices(world, 'true');
    say(`The services have been told of ${told} customers.`);
    await untilCoresRest();
    const before = await shown(world);
    const byHand = await timed(() => copyByHand(world));
    await world.superuser.query('TRUNCATE customer_view, customer_search, summary_counter');
    const replay = await timed(() => replayAll(world));
    const after = await shown(world);
    if (after !== before) throw new Error(`The replay shows ${after} customers instead of ${before}.`);
    const perSecond = (after / replay) * 1_000;
    const kilobytes = (await bytesOfView(world)) / after / 1_000;
    return [
      benchRow({
        id: 'projection:replay',
        what: 'replay into an empty read model, against INSERT … SELECT of the same rows',
        ratio: replay / byHand,
        bound: null,
        absolute:
          `${after.toLocaleString('en')} customers in ${(replay / 1_000).toFixed(1)} s against ` +
          `${(byHand / 1_000).toFixed(1)} s; ${Math.round(perSecond).toLocaleString('en')} a second, ` +
          `expected are ${EXPECTED_PER_SECOND.toLocaleString('en')}; ${kilobytes.toFixed(1)} kB each with indexes`,
      }),
    ];
  },
};

async function shown(world: BenchWorld): Promise<number> {
  const { rows } = await world.database.query<{ count: string }>(
    'SELECT count(*) AS count FROM customer_view WHERE listed AND mca IS NOT NULL',
  );
  return Number(rows[0]?.count);
}

async function bytesOfView(world: BenchWorld): Promise<number> {
  const { rows } = await world.database.query<{ bytes: string }>(
    `SELECT pg_total_relation_size('customer_view') + pg_total_relation_size('customer_search') AS bytes`,
  );
  return Number(rows[0]?.bytes);
}

/** Into tables with the same columns, rules and indexes. */
async function copyByHand({ superuser }: BenchWorld): Promise<void> {
  const { rows } = await superuser.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
      WHERE table_name = 'customer_view' AND table_schema = 'public' AND is_generated = 'NEVER'`,
  );
  const columns = rows[0]?.columns ?? '';
  await superuser.query('CREATE TABLE bench_copy (LIKE customer_view INCLUDING ALL)');
  await superuser.query('CREATE TABLE bench_search (LIKE customer_search INCLUDING ALL)');
  await superuser.query(`INSERT INTO bench_copy (${columns}) SELECT ${columns} FROM customer_view`);
  await superuser.query('INSERT INTO bench_search SELECT customer_id, search FROM bench_copy');
  await superuser.query('DROP TABLE bench_copy, bench_search');
}

/** As `npm run replay` asks for it. */
async function replayAll({ database }: BenchWorld): Promise<void> {
  const runId = randomUUID();
  await database.query(`INSERT INTO replay_run (id, target) VALUES ($1, 'customer_view_shadow')`, [runId]);
  await database.query(
    `INSERT INTO replay_part (run_id, source, next_attempt_at)
     SELECT $1, unnest(ARRAY['customers', 'attestations', 'notifications']), now()`,
    [runId],
  );
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const { rows } = await database.query<{ finished: boolean }>(
      'SELECT finished_at IS NOT NULL AS finished FROM replay_run WHERE id = $1',
      [runId],
    );
    if (rows[0]?.finished === true) return;
    if (Date.now() > deadline) throw new Error('The replay has not ended.');
    await sleep(50);
  }
}
