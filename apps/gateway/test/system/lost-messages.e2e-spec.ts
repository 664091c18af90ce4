import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { AssentClient } from './assent-client.js';
import { callsUnderWay } from './calls-under-way.js';

/*
 * Single messages vanish from Redis, with everything else in place, so that nothing but the missing answer tells
 * of it. The operation succeeds all the same, and its command takes effect once.
 */

let product: TestProduct;
let assent: AssentClient;
let connection: Redis;

beforeAll(async () => {
  product = await startTestProduct();
  assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  connection = new Redis(product.redisUrl, { maxRetriesPerRequest: null });
}, 400_000);

afterAll(async () => {
  connection.disconnect();
  await product.drop();
}, 60_000);

it('gives the command again when its message is lost', async () => {
  await product.process('attestations').stop();
  const { operation, email } = await start();
  await removeWaiting('attestations');
  await product.process('attestations').start();
  await succeedsOnce(operation, email);
}, 360_000);

it('has the answer told again when that is lost', async () => {
  const { operation, email, customerId } = await start(async () => {
    await product.process('gateway').stop();
  });
  // Only now: what came before the answer may be on the queue as well.
  await waitFor(() => isAnswerPublished(customerId), {
    deadlineMs: 60_000,
    what: 'the answer to be on its way',
  });
  await removeWaiting('gateway');
  await product.process('gateway').start();
  await succeedsOnce(operation, email);
}, 360_000);

/** Starts an attestation; `meanwhile` happens between the command and Microsoft's answer. */
async function start(
  meanwhile?: () => Promise<void>,
): Promise<{ operation: string; email: string; customerId: string }> {
  if (meanwhile) {
    // Several times what a process has for its end.
    await control('PUT', 'faults', [{ path: '/v1/attestations/enhanced', method: 'POST', delayMs: 25_000 }]);
  }
  const customerId = await assent.customerWithoutAgreement();
  const email = `ada-${customerId}@nordwind.example`;
  const accepted = await assent.post(
    `/api/v1/customers/${customerId}/mca/attestations`,
    { contact: { firstName: 'Ada', lastName: 'Jensen', email }, delivery: 'manual' },
    { prefer: 'wait=0' },
  );
  expect(accepted.status).toBe(202);
  if (meanwhile) {
    await callsToMicrosoft();
    await meanwhile();
    await control('PUT', 'faults', []);
  }
  return { operation: `/api/v1/operations/${(accepted.body as { id: string }).id}`, email, customerId };
}

async function isAnswerPublished(customerId: string): Promise<boolean> {
  const client = new Client({ connectionString: product.databaseUrls.attestations });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `SELECT FROM outbox_message WHERE published_at IS NOT NULL AND message->'envelope'->'data'->>'change' = 'link_generated'
         AND message->'envelope'->'aggregate'->>'id' = $1`,
      [customerId],
    );
    return rowCount === 1;
  } finally {
    await client.end();
  }
}

const callsToMicrosoft = () =>
  waitFor(async () => (await callsUnderWay(product.databaseUrls.attestations)) > 0, {
    deadlineMs: 30_000,
    what: 'the call to Microsoft',
  });

/** Takes the only message that waits on a queue away, once it is there. */
async function removeWaiting(name: string): Promise<void> {
  const queue = new Queue(name, { connection });
  try {
    const waiting = await waitFor(
      async () => {
        const jobs = await queue.getJobs(['waiting', 'prioritized']);
        return jobs.some((job) => /start-attestation|mca-changed/.test(job.name)) && jobs;
      },
      { deadlineMs: 60_000, what: 'the message' },
    );
    for (const job of waiting) await job.remove();
  } finally {
    await queue.close();
  }
}

async function succeedsOnce(operation: string, email: string): Promise<void> {
  await waitFor(async () => ((await assent.get(operation)).body as { state: string }).state === 'succeeded', {
    deadlineMs: 180_000,
    what: 'the operation to succeed',
    everyMs: 250,
  });
  const { count } = (await control('GET', `attestations?email=${email}`)) as { count: number };
  expect(count).toBe(1);
}

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${product.urls.sandbox}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${String(answer.status)}`);
  return answer.json();
}
