import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Pool } from 'undici';
import { PATIENT_INSTANCE_ID } from '../../data/provider-instances.js';
import { makeWaitingCustomers } from '../../data/waiting-customers.js';
import { atMost, benchRow } from '../../report/bench-row.js';
import { percentile } from '../../statistics.js';
import { inSeconds } from '../../timed.js';
import { untilCoresRest } from '../../world/processor-time.js';
import { GatewayApart } from '../../world/gateway-apart.js';
import type { BenchWorld } from '../../world/bench-world.js';
import type { Measure } from '../measure.js';
import { ExpireByHand } from './expire-by-hand.js';
import { SteadyReader } from './steady-reader.js';

const BOUND = atMost(2.5);
const READER_BOUND = atMost(2);
/** Time for the rows to be changed, cleaned up and copied before they are due. */
const LEAD_MS = (links: number) => 5_000 + links / 3;
const LOOK_EVERY_MS = 100;
/** A thousand requests: of fewer the slowest hundredth is chance. */
const IDLE_MS = 40_000;
const DEADLINE_MS = 20 * 60_000;

/** How long after the links ran out, in milliseconds. */
interface Reached {
  /** Every row and its messages are committed: what is done by hand. */
  readonly set: number;
  /** Every message is on its queue. */
  readonly published: number;
  /** The work list shows every one as expired. */
  readonly shown: number;
}

/** Links that run out in the same second, from that second until everybody sees it. */
export const expiry: Measure = {
  id: 'expiry',
  async run({ world, options, say }) {
    const count = options.isQuick ? 2_000 : 100_000;
    await makeWaitingCustomers(world, count);
    say(`${count} links wait.`);
    const attestations = await world.connectTo('attestations');
    // As large installations run it, and those are where so many links run out together.
    const gateway = await GatewayApart.start(world.product);
    try {
      await untilCoresRest();
      const idle = await readFor(gateway.api, IDLE_MS);
      const dueAt = new Date(Date.now() + LEAD_MS(count));
      await letRunOut(attestations, dueAt);
      const byHand = await ExpireByHand.prepare(attestations);
      if (Date.now() > dueAt.getTime()) throw new Error('The links ran out before everything was prepared.');
      await sleep(dueAt.getTime() - Date.now());
      const reader = new SteadyReader(gateway.api);
      const reached = await follow(world, attestations, dueAt, count);
      const during = await reader.stop();
      const hand = await byHand.expire(dueAt);
      const against = `by hand ${inSeconds(hand.tookMs, 2)}; ${count.toLocaleString('en')} links, ${hand.messages.toLocaleString('en')} messages`;
      const row = (name: keyof Reached, what: string, isBound: boolean) =>
        benchRow({
          id: `expiry:${name}`,
          what: `links due in the same second, ${what}, against one UPDATE with the same messages`,
          ratio: reached[name] / hand.tookMs,
          bound: isBound ? BOUND : null,
          absolute: `${inSeconds(reached[name], 2)}; ${against}`,
        });
      const [p99, idleP99] = [percentile(during, 0.99), percentile(idle, 0.99)];
      return [
        // What the statement by hand does as well.
        row('set', 'until all are expired and their messages stored', true),
        row('published', 'until all messages are on their queues', false),
        row('shown', 'until the work list shows all as expired', false),
        benchRow({
          id: 'expiry:reads',
          what: 'p99 of summary and work list meanwhile, against idle; requests in a process of their own',
          ratio: p99 / idleP99,
          bound: READER_BOUND,
          absolute: `${p99.toFixed(1)} ms (${during.length} requests) against ${idleP99.toFixed(1)} ms`,
        }),
      ];
    } finally {
      await attestations.end();
      await gateway.stop();
    }
  },
};

async function readFor(api: Pool, ms: number): Promise<number[]> {
  const reader = new SteadyReader(api);
  await sleep(ms);
  return reader.stop();
}

async function letRunOut(attestations: Client, dueAt: Date): Promise<void> {
  await attestations.query(
    `UPDATE attestation SET expires_at = $2 WHERE provider_instance_id = $1 AND state = 'link_generated'`,
    [PATIENT_INSTANCE_ID, dueAt],
  );
  await attestations.query('VACUUM ANALYZE attestation');
}

async function follow(world: BenchWorld, attestations: Client, dueAt: Date, links: number): Promise<Reached> {
  const isTrue = async (client: Client, sql: string, parameters: unknown[] = []) => {
    const { rows } = await client.query<{ reached: boolean }>(`SELECT (${sql}) AS reached`, parameters);
    return rows[0]?.reached === true;
  };
  const until = async (reached: () => Promise<boolean>): Promise<number> => {
    for (;;) {
      if (await reached()) return Date.now() - dueAt.getTime();
      if (Date.now() > dueAt.getTime() + DEADLINE_MS)
        throw new Error('The links were not all shown as expired.');
      await sleep(LOOK_EVERY_MS);
    }
  };
  const stored = async () => {
    const set = await until(() =>
      isTrue(
        attestations,
        `NOT EXISTS (SELECT FROM attestation WHERE state = 'link_generated' AND expires_at <= now())`,
      ),
    );
    const published = await until(() =>
      isTrue(attestations, `NOT EXISTS (SELECT FROM outbox_message WHERE published_at IS NULL)`),
    );
    return { set, published };
  };
  const [{ set, published }, shown] = await Promise.all([
    stored(),
    until(() =>
      isTrue(
        world.superuser,
        `SELECT sum(customers) = $2 FROM summary_counter WHERE provider_instance_id = $1 AND status = 'expired'`,
        [PATIENT_INSTANCE_ID, links],
      ),
    ),
  ]);
  return { set, published, shown };
}
