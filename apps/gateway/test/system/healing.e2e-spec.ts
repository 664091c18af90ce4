import { STATE_SOURCES, type StateSource } from '@assent/contracts';
import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { withoutMoments } from '../read-model-snapshot.js';
import { AssentClient } from './assent-client.js';

/*
 * The read model is rebuilt and mended from what the three services really have in their tables, with every
 * process of the product running.
 */

let product: TestProduct;
let assent: AssentClient;
let database: Client;

beforeAll(async () => {
  product = await startTestProduct({ environment: { SANDBOX_INDIRECT_RESELLERS: '3' } });
  assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  await startJourneys();
  database = new Client({ connectionString: product.databaseUrls.gateway });
  await database.connect();
  await quiet();
}, 240_000);

afterAll(async () => {
  await database.end();
  await product.drop();
}, 60_000);

/** Customers with links that wait, are accepted, were replaced and revoked, and with mails. */
async function startJourneys(): Promise<void> {
  const { items } = await assent.workList('status=required&limit=200');
  const free = items.filter(({ reasonCode }) => reasonCode === 'no_agreement').slice(0, 4);
  for (const [i, { customerId }] of free.entries()) {
    const mca = `/api/v1/customers/${customerId}/mca`;
    const contact = { firstName: 'Ada', lastName: 'Jensen', email: `ada${String(i)}@nordwind.example` };
    const started = await assent.post(`${mca}/attestations`, { contact, delivery: 'email' });
    expect(started.status).toBe(201);
    const { attestation } = await assent.mca(customerId);
    const at = `${mca}/attestations/${attestation?.id ?? ''}`;
    if (i === 1) expect((await assent.post(`${at}/renewal`, {})).status).toBe(201);
    if (i === 2) expect((await assent.post(`${at}/revocation`)).status).toBe(200);
    if (i === 3) {
      const id = new URL(attestation?.links.acceptance ?? '').searchParams.get('attestationid') ?? '';
      await fetch(`${product.urls.sandbox}/_control/attestations/${id}/accept`, { method: 'POST' });
      expect((await assent.post(`${mca}/status-refresh`)).status).toBe(200);
      await waitFor(async () => (await assent.mca(customerId)).status === 'ready', {
        deadlineMs: 60_000,
        what: 'the acceptance to be seen',
      });
    }
  }
}

async function query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.query<Row>(sql, values)).rows;
}

async function snapshot(): Promise<unknown> {
  return {
    customers: withoutMoments(await query(`SELECT * FROM customer_view ORDER BY customer_id`)),
    counters: await query(`SELECT * FROM summary_counter WHERE customers <> 0 ORDER BY 1, 2, 3, 4`),
    timeline: await query(`SELECT * FROM timeline_entry ORDER BY event_id`),
    links: await query(`SELECT * FROM signatory_link ORDER BY link_id`),
    resellers: withoutMoments(await query(`SELECT * FROM reseller_view ORDER BY reseller_id`)),
  };
}

/** Waits until nothing has changed for a while. */
async function quiet(): Promise<void> {
  let last = '';
  let since = Date.now();
  await waitFor(
    async () => {
      const now = JSON.stringify(await snapshot());
      if (now !== last) since = Date.now();
      last = now;
      // Longer than the pause between two looks for resellers.
      return Date.now() - since > 7_000;
    },
    { deadlineMs: 90_000, what: 'the read model to come to rest', everyMs: 500 },
  );
}

const replay = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(__dirname, '..', '..', 'dist', 'replay.js'), ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: product.databaseUrls.gateway },
    timeout: 60_000,
  });

/** The tick that comes once in an hour, now. */
async function digest(source: StateSource): Promise<void> {
  const connection = new Redis(product.redisUrl, { maxRetriesPerRequest: null });
  // Resellers are told by the service that has the customers.
  const [service, sweep] =
    source === 'resellers' ? ['customers', 'digest-resellers'] : [source, 'digest-states'];
  const queue = new Queue(`${service}-sweeps`, { connection });
  try {
    await queue.add(`sweep:${sweep}`, {});
  } finally {
    await queue.close();
    connection.disconnect();
  }
}

it('rebuilds everything, row for row, while it serves', async () => {
  const before = await snapshot();
  let served = 0;
  const over = new AbortController();
  const reader = (async () => {
    while (!over.signal.aborted) {
      const { total } = await assent.summary();
      expect(total).toBeGreaterThan(0);
      expect((await assent.workList('limit=50')).items.length).toBeGreaterThan(0);
      served += 1;
    }
  })();
  const { stdout } = await replay();
  over.abort();
  await reader;
  expect(stdout).toMatch(/customers: \d+ states, \d+ written, complete/);
  expect(stdout).toMatch(/Done in/);
  expect(served).toBeGreaterThan(0);
  expect(await snapshot()).toEqual(before);
});

it.each(STATE_SOURCES)('finds nothing to write in place from %s', async (source) => {
  const before = await snapshot();
  const { stdout } = await replay(source);
  expect(stdout).toMatch(new RegExp(`${source}: [1-9]\\d* states, 0 written, complete`));
  expect(await snapshot()).toEqual(before);
});

it('says what it can replay when it is asked for something else', async () => {
  await expect(replay('portal')).rejects.toMatchObject({ code: 2 });
});

it('finds nothing to mend when nothing is wrong: both sides add up to the same', async () => {
  const before = await query(`SELECT FROM replay_run`);
  for (const source of STATE_SOURCES) await digest(source);
  await waitFor(
    async () => {
      const handled = await query(`SELECT FROM replay_run`);
      return handled.length > before.length;
    },
    { deadlineMs: 6_000, what: 'a replay that should not come' },
  ).then(
    () => {
      throw new Error('A digest found a difference where there is none.');
    },
    () => undefined,
  );
});

it('mends what was deleted and falsified once the digests are compared', async () => {
  const before = await snapshot();
  const rows = await query<{ customer_id: string }>(
    `SELECT customer_id FROM customer_view ORDER BY (delivery IS NOT NULL) DESC, customer_id LIMIT 8`,
  );
  const ids = rows.map(({ customer_id }) => customer_id);
  await query(`DELETE FROM customer_view WHERE customer_id = ANY ($1::uuid[])`, [[ids[0], ids[4]]]);
  await query(`UPDATE customer_view SET status = 'compliant' WHERE customer_id = $1`, [ids[1]]);
  await query(
    `UPDATE customer_view SET delivery = delivery || '{"failure": "made up"}' WHERE customer_id = $1`,
    [ids[2]],
  );
  await query(
    `UPDATE customer_view SET company_name = 'Wrong', customer_version = 99 WHERE customer_id = $1`,
    [ids[5]],
  );
  await query(`UPDATE customer_view SET mca = '{}', mca_version = 1 WHERE customer_id = $1`, [ids[6]]);
  await query(
    `DELETE FROM reseller_view WHERE reseller_id = (SELECT min(reseller_id::text)::uuid FROM reseller_view)`,
  );
  for (const source of STATE_SOURCES) await digest(source);
  await waitFor(async () => JSON.stringify(await snapshot()) === JSON.stringify(before), {
    deadlineMs: 30_000,
    what: 'everything to be as before',
    everyMs: 300,
  });
  expect(await snapshot()).toEqual(before);
});
