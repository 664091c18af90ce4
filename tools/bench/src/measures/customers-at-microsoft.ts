import { randomUUID } from 'node:crypto';
import { BENCH_INSTANCE_IDS } from '../data/provider-instances.js';
import type { BenchWorld } from '../world/bench-world.js';
import { callGateway, untilSeen } from '../world/gateway-calls.js';
import { inventCustomers } from '../world/microsoft-control.js';

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
/** What the import and the first check of each customer may take; those of the second replica are some thousand. */
const IMPORT_DEADLINE_MS = 600_000;
const LOOK_EVERY_MS = 500;

/** What came just now; the activity is in an index, so that a look does not read a million customers. */
const NEW = `last_activity_at > now() - interval '1 day' AND customer_created_at > now() - interval '1 day'`;

/** Starts an attestation and holds the request until the link is there. */
export async function startAttestation(world: BenchWorld, customerId: string): Promise<StartedAttestation> {
  const email = `ada.${randomUUID()}@example.com`;
  const from = performance.now();
  const { status, json } = await callGateway(
    world.gateway,
    'POST',
    `/customers/${customerId}/mca/attestations`,
    { contact: { ...CONTACT, email }, delivery: 'manual', country: 'DE' },
    { prefer: 'wait=30' },
  );
  const tookMs = performance.now() - from;
  if (status !== 201) throw new Error(`After 30 s there was still no link for ${customerId}.`);
  const { landing } = json['links'] as { landing: string };
  return { customerId, email, landing, tookMs };
}

/** Real customers of the stand-in, brought by an import, that need an agreement. */
export async function importedCustomers(world: BenchWorld, wanted: number): Promise<string[]> {
  await inventCustomers(world, wanted * 2);
  await callGateway(world.gateway, 'POST', '/customers/import', {
    providerInstanceId: BENCH_INSTANCE_IDS[0],
  });
  return untilSeen(
    `${wanted} customers who need an agreement`,
    IMPORT_DEADLINE_MS,
    LOOK_EVERY_MS,
    async () => {
      const { rows } = await world.database.query<{ customer_id: string }>(
        `SELECT customer_id FROM customer_view
          WHERE listed AND next_action = 'start_attestation' AND ${NEW} LIMIT $1`,
        [wanted],
      );
      return rows.length >= wanted ? rows.map(({ customer_id }) => customer_id) : undefined;
    },
  );
}

/** Waits until the agreements of all that were imported are read, which would go on beside what is measured. */
export function importedAreRead(world: BenchWorld): Promise<true> {
  return untilSeen('reading of all imported customers', IMPORT_DEADLINE_MS, LOOK_EVERY_MS, async () => {
    const { rows } = await world.database.query(
      `SELECT 1 FROM customer_view
        WHERE listed AND reason_code = 'not_verified' AND ${NEW} LIMIT 1`,
    );
    return rows.length === 0 ? true : undefined;
  });
}
