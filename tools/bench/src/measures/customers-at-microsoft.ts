import { randomUUID } from 'node:crypto';
import { BENCH_INSTANCE_IDS } from '../data/provider-instances.js';
import type { BenchWorld } from '../world/bench-world.js';

/** An attestation whose link is there. */
export interface StartedAttestation {
  readonly customerId: string;
  /** The signatory's, by which the stand-in for Microsoft finds the attestation. */
  readonly email: string;
  /** Our own page. */
  readonly landing: string;
  /** Milliseconds from the request to the answer with the link. */
  readonly tookMs: number;
}

const CONTACT = { firstName: 'Ada', lastName: 'Jensen', phone: '+49 30 1234567' };
/** What the import and the first check of each customer may take. */
const IMPORT_DEADLINE_MS = 180_000;
/** As many as the stand-in invents at a time. */
const INVENTED_AT_ONCE = 20_000;

/** Starts an attestation and holds the request until the link is there. */
export async function startAttestation(world: BenchWorld, customerId: string): Promise<StartedAttestation> {
  const email = `ada.${randomUUID()}@example.com`;
  const from = performance.now();
  const { statusCode, body } = await world.gateway.request({
    method: 'POST',
    path: `/api/v1/customers/${customerId}/mca/attestations`,
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ contact: { ...CONTACT, email }, delivery: 'manual', country: 'DE' }),
  });
  const text = await body.text();
  if (statusCode !== 201) throw new Error(`The start answered ${statusCode}: ${text.slice(0, 300)}`);
  const tookMs = performance.now() - from;
  const { links } = JSON.parse(text) as { links: { landing: string } };
  return { customerId, email, landing: links.landing, tookMs };
}

/** Real customers of the stand-in, brought by an import, that need an agreement. */
export async function importedCustomers(world: BenchWorld, wanted: number): Promise<string[]> {
  const count = Math.min(wanted * 2, INVENTED_AT_ONCE);
  await controlMicrosoft(world, 'POST', 'customers', { count, seed: 1 });
  const answer = await world.gateway.request({
    method: 'POST',
    path: '/api/v1/customers/import',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ providerInstanceId: BENCH_INSTANCE_IDS[0] }),
  });
  await answer.body.dump();
  const deadline = Date.now() + IMPORT_DEADLINE_MS;
  for (;;) {
    const { rows } = await world.database.query<{ customer_id: string }>(
      `SELECT customer_id FROM customer_view
        WHERE listed AND next_action = 'start_attestation' AND customer_created_at > now() - interval '1 day'
        LIMIT $1`,
      [wanted],
    );
    if (rows.length >= wanted) return rows.map(({ customer_id }) => customer_id);
    if (Date.now() > deadline)
      throw new Error(`Only ${rows.length} of ${wanted} customers came to need an agreement.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Waits until the agreements of all that were imported are read, which would go on beside what is measured. */
export async function importedAreRead(world: BenchWorld): Promise<void> {
  const deadline = Date.now() + IMPORT_DEADLINE_MS;
  for (;;) {
    const { rows } = await world.database.query(
      `SELECT 1 FROM customer_view
        WHERE reason_code = 'not_verified' AND customer_created_at > now() - interval '1 day' LIMIT 1`,
    );
    if (rows.length === 0) return;
    if (Date.now() > deadline) throw new Error('Not all imported customers could be read.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @param delayMs what each call to Microsoft takes from now on */
export async function setMicrosoftDelay(world: BenchWorld, delayMs: number): Promise<void> {
  await controlMicrosoft(world, 'PUT', 'faults', {
    seed: 1,
    rules: delayMs === 0 ? [] : [{ path: '/v1/**', delayMs }],
  });
}

/** Asks the stand-in for Microsoft for something that the world does to it. @returns its answer */
export async function controlMicrosoft(
  world: BenchWorld,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${world.product.urls.sandbox}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
