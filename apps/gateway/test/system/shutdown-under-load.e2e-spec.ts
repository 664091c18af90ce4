import type { ComponentName } from '@assent/local-servers';
import { QueueDesk } from '@assent/messaging';
import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { AssentClient } from './assent-client.js';
import { callsUnderWay } from './calls-under-way.js';
import { heldCommand, openSilently, openStream, SteadyReader } from './callers-under-load.js';

/*
 * Processes of the product are asked to end while everything is at work: readers, held requests, open streams,
 * calls to Microsoft. Nobody is cut off, no message fails, and every command takes effect once afterwards.
 */

/** What people are promised from SIGTERM to the end of the process. */
const DRAIN_MS = 20_000;
const HELD = 16;
/**
 * Longer than a command is held for its caller: whatever this machine has to do meanwhile, no outcome is known
 * when the process is asked to end. Shorter than a call to Microsoft may take.
 */
const SLOW_MS = 40_000;

let product: TestProduct;
let assent: AssentClient;
let gatewayDatabase: Client;
const deaths = new Map<string, string>();

beforeAll(async () => {
  product = await startTestProduct({
    onEvent: (event) => {
      if (event.kind === 'died') deaths.set(event.name, event.how);
    },
  });
  assent = new AssentClient(product.urls.gateway);
  await control('POST', 'customers', { count: 40 });
  await assent.importAndVerify();
  gatewayDatabase = new Client({ connectionString: product.databaseUrls.gateway });
  await gatewayDatabase.connect();
}, 400_000);

afterAll(async () => {
  await gatewayDatabase.end();
  await product.drop();
}, 60_000);

it('ends the gateway within 20 s, with an answer to every request and a clean end to every stream', async () => {
  await control('PUT', 'faults', [SLOW_ATTESTATIONS]);
  const { gateway } = product.urls;
  const readers = Array.from(
    { length: 40 },
    (_, i) => new SteadyReader(`${gateway}/api/v1/mca/${i % 2 === 0 ? 'summary' : 'customers?limit=50'}`),
  );
  const streams = await Promise.all(
    Array.from({ length: 10 }, () => openStream(`${gateway}/api/v1/mca/events`)),
  );
  const silent = await Promise.all(Array.from({ length: 5 }, () => openSilently(gateway)));
  const silentEnds = silent.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  const held = await holdCommands();
  await waitFor(() => readers.every(({ outcomes }) => outcomes.length > 2), {
    deadlineMs: 60_000,
    what: 'all readers to read',
  });

  await endInOrder('gateway');
  await Promise.all([...readers.map(({ done }) => done), ...silentEnds]);
  const outcomes = readers.flatMap((reader) => reader.outcomes);
  expect(outcomes.filter(({ kind }) => kind === 'cut')).toEqual([]);
  expect(new Set(outcomes.map((one) => (one.kind === 'answered' ? one.status : one.kind)))).toEqual(
    new Set([200]),
  );
  expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(streams.map(() => 'complete'));
  // Their outcome was not known yet: they are told where to ask for it.
  for (const answer of await Promise.all(held.answers)) {
    expect(answer).toMatchObject({ kind: 'answered', status: 202 });
  }
  await control('PUT', 'faults', []);
  await product.process('gateway').start();
  await everyCommandTookEffectOnce(held.emails);
}, 300_000);

it('ends the service that calls Microsoft within 20 s, though Microsoft takes longer', async () => {
  await control('PUT', 'faults', [SLOW_ATTESTATIONS]);
  const held = await holdCommands();
  await waitFor(async () => (await callsUnderWay(product.databaseUrls.attestations)) >= 8, {
    deadlineMs: SLOW_MS,
    what: 'calls to be under way',
  });

  await endInOrder('attestations');
  await control('PUT', 'faults', []);
  await product.process('attestations').start();
  for (const answer of await Promise.all(held.answers)) {
    expect([201, 202]).toContain(answer.kind === 'answered' ? answer.status : answer.kind);
  }
  await everyCommandTookEffectOnce(held.emails);
}, 400_000);

/** Gives commands that Microsoft is slow to answer; answers once all of them are open. */
async function holdCommands() {
  const { items } = await assent.workList('status=required&limit=200');
  const free = items
    .filter(
      ({ reasonCode, pendingOperationId }) => reasonCode === 'no_agreement' && pendingOperationId === null,
    )
    .slice(0, HELD);
  expect(free).toHaveLength(HELD);
  const emails = free.map(({ customerId }) => `ada-${customerId}@nordwind.example`);
  const answers = free.map(({ customerId }, i) =>
    heldCommand(`${product.urls.gateway}/api/v1/customers/${customerId}/mca/attestations`, {
      contact: { firstName: 'Ada', lastName: 'Jensen', email: emails[i] },
      delivery: 'manual',
    }),
  );
  await waitFor(async () => (await operations('pending')) >= HELD, { what: 'the commands to be open' });
  return { answers, emails };
}

const SLOW_ATTESTATIONS = { path: '/v1/attestations/enhanced', method: 'POST', delayMs: SLOW_MS };

/** As a platform does it that replaces a process. */
async function endInOrder(name: ComponentName): Promise<void> {
  deaths.delete(name);
  const since = Date.now();
  product.process(name).kill('SIGTERM');
  await waitFor(() => deaths.has(name), { deadlineMs: DRAIN_MS, what: `${name} to end` });
  expect(deaths.get(name)).toBe('exit code 0');
  expect(Date.now() - since).toBeLessThan(DRAIN_MS);
  const log = readFileSync(join(product.stateDir, 'logs', `${name}.log`), 'utf8');
  expect(log).not.toContain('did not finish');
  expect(log).not.toContain('did not end within');
}

async function everyCommandTookEffectOnce(emails: readonly string[]): Promise<void> {
  await waitFor(async () => (await operations('pending')) === 0, {
    deadlineMs: 200_000,
    what: 'every operation to have its outcome',
  });
  expect(await operations('refused')).toBe(0);
  for (const email of emails) {
    const { count } = (await control('GET', `attestations?email=${email}`)) as { count: number };
    expect({ email, count }).toEqual({ email, count: 1 });
  }
  const desk = await QueueDesk.open(product.redisUrl);
  try {
    const failed = (await desk.conditions()).filter((condition) => condition.failed > 0);
    expect(failed).toEqual([]);
  } finally {
    await desk.close();
  }
}

async function operations(state: string): Promise<number> {
  const { rows } = await gatewayDatabase.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM operation WHERE state = $1',
    [state],
  );
  return rows[0]?.count ?? 0;
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
