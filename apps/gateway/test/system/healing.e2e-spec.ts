import {
  customerStatesDigested,
  deliveryStatesDigested,
  mcaStatesDigested,
  type MessageContract,
  resellerStatesDigested,
  STATE_SOURCES,
  type StateSource,
} from '@assent/contracts';
import { messageName } from '@assent/messaging';
import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { withoutMoments } from '../read-model-snapshot.js';
import { AssentClient } from './assent-client.js';
import { openWork } from './open-work.js';

/*
 * The read model is rebuilt and mended from what the three services really have in their tables, with every
 * process of the product running.
 */

const STEP_MS = 300_000;

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
}, 600_000);

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
    texts: await query('SELECT * FROM customer_search ORDER BY customer_id'),
    counters: await query(`SELECT * FROM summary_counter WHERE customers <> 0 ORDER BY 1, 2, 3, 4`),
    timeline: await query(`SELECT * FROM timeline_entry ORDER BY event_id`),
    links: await query(`SELECT * FROM signatory_link ORDER BY link_id`),
    resellers: withoutMoments(await query(`SELECT * FROM reseller_view ORDER BY reseller_id`)),
  };
}

/** Waits until nothing is left to do that would change the read model, and nothing has changed for a while. */
async function quiet(): Promise<void> {
  let last = '';
  let since = Date.now();
  await waitFor(
    async () => {
      const now = JSON.stringify(await snapshot());
      if (now !== last || (await openWork(product.databaseUrls)) > 0) since = Date.now();
      last = now;
      // Longer than the pause between two looks for resellers.
      return Date.now() - since > 7_000;
    },
    { deadlineMs: 180_000, what: 'the read model to come to rest', everyMs: 500 },
  );
}

const replay = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(__dirname, '..', '..', 'dist', 'replay.js'), ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: product.databaseUrls.gateway },
    timeout: 180_000,
  });

const DIGESTS: Readonly<Record<StateSource, MessageContract>> = {
  customers: customerStatesDigested,
  resellers: resellerStatesDigested,
  attestations: mcaStatesDigested,
  notifications: deliveryStatesDigested,
};

const EVENTS_OF_GATEWAY = 'bull:gateway:events';

/** The place behind everything that has happened to the gateway's messages so far. */
async function lastEvent(connection: Redis): Promise<string> {
  const [last] = await connection.xrevrange(EVENTS_OF_GATEWAY, '+', '-', 'COUNT', 1);
  return last?.[0] ?? '0-0';
}

/** Whether a message of this name has come to the gateway since, and has been handled. */
async function isHandled(connection: Redis, name: string, since: string): Promise<boolean> {
  const events = (await connection.xrange(EVENTS_OF_GATEWAY, `(${since}`, '+')).map(
    ([, fields]) => new Map(fields.flatMap((field, i) => (i % 2 === 0 ? [[field, fields[i + 1]]] : []))),
  );
  const came = events.find((event) => event.get('event') === 'added' && event.get('name') === name);
  return events.some(
    (event) => event.get('event') === 'completed' && event.get('jobId') === came?.get('jobId'),
  );
}

/** The ticks that come once in an hour, now; answers when the gateway has compared every digest. */
async function compareDigests(): Promise<void> {
  const connection = new Redis(product.redisUrl, { maxRetriesPerRequest: null });
  try {
    for (const source of STATE_SOURCES) {
      const since = await lastEvent(connection);
      // Resellers are told by the service that has the customers.
      const [service, sweep] =
        source === 'resellers' ? ['customers', 'digest-resellers'] : [source, 'digest-states'];
      const queue = new Queue(`${service}-sweeps`, { connection });
      await queue.add(`sweep:${sweep}`, {});
      await queue.close();
      await waitFor(() => isHandled(connection, messageName(DIGESTS[source]), since), {
        deadlineMs: 60_000,
        what: `the digest of ${source} to be compared`,
        everyMs: 100,
      });
    }
  } finally {
    connection.disconnect();
  }
}

it(
  'rebuilds everything, row for row, while it serves',
  async () => {
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
  },
  STEP_MS,
);

it.each(STATE_SOURCES)(
  'finds nothing to write in place from %s',
  async (source) => {
    const before = await snapshot();
    const { stdout } = await replay(source);
    expect(stdout).toMatch(new RegExp(`${source}: [1-9]\\d* states, 0 written, complete`));
    expect(await snapshot()).toEqual(before);
  },
  STEP_MS,
);

it('says what it can replay when it is asked for something else', async () => {
  await expect(replay('portal')).rejects.toMatchObject({ code: 2 });
});

it('finds nothing to mend when nothing is wrong: both sides add up to the same', async () => {
  const runs = () => query(`SELECT id FROM replay_run ORDER BY id`);
  const before = await runs();
  // Whoever finds a difference asks for its replay before the digest counts as compared.
  await compareDigests();
  expect(await runs()).toEqual(before);
});

it(
  'mends what was deleted and falsified once the digests are compared',
  async () => {
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
    await waitFor(
      async () => {
        // Where one digest has rows mended, those that were read before leave it to the next ones.
        await compareDigests();
        await waitFor(
          async () => (await query(`SELECT FROM replay_run WHERE finished_at IS NULL`)).length === 0,
          { deadlineMs: 60_000, what: 'the replays to end' },
        );
        return JSON.stringify(await snapshot()) === JSON.stringify(before);
      },
      { deadlineMs: 180_000, what: 'everything to be as before', everyMs: 500 },
    );
    expect(await snapshot()).toEqual(before);
  },
  STEP_MS,
);
