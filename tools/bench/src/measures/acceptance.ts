import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { atMost, benchRow } from '../report/bench-row.js';
import { median, percentile } from '../statistics.js';
import type { BenchWorld } from '../world/bench-world.js';
import { controlMicrosoft, MICROSOFT_MS, setMicrosoftDelay } from '../world/microsoft-control.js';
import { importedCustomers, startAttestation } from './customers-at-microsoft.js';
import { LiveEvents } from './live-events.js';
import type { Measure } from './measure.js';

const MEDIAN_BOUND = atMost(0.75);
const P99_BOUND = atMost(1.5);
/** Customers who open the page in each second: as many as open it at a partner on its busiest morning. */
const PER_SECOND = 5;
/** The customer reads for so long at least; by then we have asked once, and asked again since. */
const READING_MS = 8_000;
const SEEN_DEADLINE_MS = 60_000;

/**
 * From the customer's acceptance at Microsoft until the portal is told. Microsoft tells nobody, so the nearest
 * thing to a limit is the interval at which it is asked; customers accept at any moment of it.
 */
export const acceptance: Measure = {
  id: 'acceptance',
  async run({ world, options }) {
    const count = options.isQuick ? 51 : 401;
    // One of them tells how often Microsoft is asked.
    const customers = await importedCustomers(world, count);
    await setMicrosoftDelay(world, MICROSOFT_MS);
    const attestations = await world.connectTo('attestations');
    const events = await LiveEvents.open(world);
    try {
      const [probe, ...others] = customers;
      if (probe === undefined) throw new Error('There is no customer.');
      const interval = await intervalInForce(attestations, await openedBy(world, probe));
      const journeys = others.map(async (customerId, index) => {
        await sleep((index * 1_000) / PER_SECOND);
        const microsoftId = await openedBy(world, customerId);
        // The golden ratio spreads any number of journeys evenly over the interval, the same in each run.
        await sleep(READING_MS + ((index * 0.618_034) % 1) * interval);
        return acceptanceSeen(world, events, customerId, microsoftId);
      });
      const waits = await Promise.all(journeys);
      const absolute = (ms: number) =>
        `${(ms / 1_000).toFixed(2)} s; asked every ${(interval / 1_000).toFixed(1)} s; ${waits.length} journeys`;
      return [
        benchRow({
          id: 'acceptance:median',
          what: 'acceptance at Microsoft to the portal’s event, median, against the poll interval in force',
          ratio: median(waits) / interval,
          bound: MEDIAN_BOUND,
          absolute: absolute(median(waits)),
        }),
        benchRow({
          id: 'acceptance:p99',
          what: 'the same, p99',
          ratio: percentile(waits, 0.99) / interval,
          bound: P99_BOUND,
          absolute: absolute(percentile(waits, 0.99)),
        }),
      ];
    } finally {
      events.close();
      await attestations.end();
      await setMicrosoftDelay(world, 0);
    }
  },
};

/** Starts an attestation whose signatory goes on to Microsoft. @returns Microsoft's id of it */
async function openedBy(world: BenchWorld, customerId: string): Promise<string> {
  const { email, landing } = await startAttestation(world, customerId);
  const found = (await controlMicrosoft(world, 'GET', `attestations?email=${encodeURIComponent(email)}`)) as {
    attestations: { id: string }[];
  };
  const microsoftId = found.attestations[0]?.id;
  if (microsoftId === undefined) throw new Error('The stand-in does not know the attestation.');
  const opened = await fetch(`${landing}/continue`, { method: 'POST', redirect: 'manual' });
  if (opened.status !== 303) throw new Error(`Our page answered ${opened.status}.`);
  return microsoftId;
}

/** @returns milliseconds from the acceptance until the portal is told */
async function acceptanceSeen(
  world: BenchWorld,
  events: LiveEvents,
  customerId: string,
  microsoftId: string,
): Promise<number> {
  const seen = events.seen(customerId, 'ready', SEEN_DEADLINE_MS);
  const acceptedAt = performance.now();
  await controlMicrosoft(world, 'POST', `attestations/${microsoftId}/accept`);
  return (await seen) - acceptedAt;
}

/** Read from the row, so that the comparison never falls behind the code: the next question after the opening. */
async function intervalInForce(attestations: Client, microsoftId: string): Promise<number> {
  for (let look = 0; look < 100; look++) {
    const { rows } = await attestations.query<{ ms: number }>(
      `SELECT extract(epoch FROM next_poll_at - last_opened_at)::float8 * 1000 AS ms FROM attestation
        WHERE microsoft_id = $1 AND last_opened_at IS NOT NULL`,
      [microsoftId],
    );
    if (rows[0] !== undefined) return rows[0].ms;
    await sleep(50);
  }
  throw new Error('The opening of our page was not noted within five seconds.');
}
