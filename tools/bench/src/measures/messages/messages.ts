import { runMigrations, createDataSource } from '@assent/database';
import { outboxEntities, outboxMigrations } from '@assent/outbox';
import { atLeast, atMost, benchRow } from '../../report/bench-row.js';
import { median, percentile } from '../../statistics.js';
import { timed } from '../../timed.js';
import type { Measure } from '../measure.js';
import { Arrival } from './arrival.js';
import { BareBullMq } from './bare-bullmq.js';
import { benchMessage, type MessageHouse, startMessageHouse } from './message-house.js';

const BATCH = 500;
/** Transactions that commit a message at the same time, and jobs that are added at the same time. */
const WRITERS = 8;
const ROUNDS = 3;

/** From one service to another: the transport by itself, and the whole way with its promises. */
export const messages: Measure = {
  id: 'messages',
  async run({ world, options }) {
    const databaseUrl = await world.newDatabase('bench_messages');
    await prepare(databaseUrl);
    const redisUrl = Object.assign(new URL(world.product.redisUrl), { pathname: '/9' }).href;
    const house = await startMessageHouse(databaseUrl, redisUrl);
    const bare = new BareBullMq(databaseUrl, redisUrl);
    await bare.ready();
    const count = options.isQuick ? 1_000 : 10_000;
    try {
      const transport = { ours: [] as number[], theirs: [] as number[] };
      const whole = { ours: [] as number[], theirs: [] as number[] };
      for (let round = 0; round < ROUNDS; round++) {
        transport.ours.push(await throughPublisher(house, count));
        transport.theirs.push(await throughBullMq(bare, count, false));
        whole.ours.push(await throughOutbox(house, count));
        whole.theirs.push(await throughBullMq(bare, count, true));
      }
      const idle = await idleLatencies(house, bare, options.isQuick ? 30 : 200);
      const perSecond = (values: readonly number[]) => Math.round(count / (median(values) / 1_000));
      const rates = ({ ours, theirs }: typeof transport) =>
        `${perSecond(ours).toLocaleString('en')} against ${perSecond(theirs).toLocaleString('en')} messages a second`;
      return [
        benchRow({
          id: 'messages:transport',
          what: 'transport alone, throughput against raw BullMQ',
          ratio: median(transport.theirs) / median(transport.ours),
          bound: atLeast(0.75),
          absolute: rates(transport),
        }),
        benchRow({
          id: 'messages:throughput',
          what: 'outbox to committed effect, throughput against BullMQ with the two inserts by hand',
          ratio: median(whole.theirs) / median(whole.ours),
          bound: atLeast(0.4),
          absolute: rates(whole),
        }),
        benchRow({
          id: 'messages:idle-latency',
          what: 'commit to committed effect when nothing else happens, against the same',
          ratio: median(idle.ours) / median(idle.theirs),
          bound: atMost(3),
          absolute:
            `${median(idle.ours).toFixed(1)} ms (p99 ${percentile(idle.ours, 0.99).toFixed(1)}) against ` +
            `${median(idle.theirs).toFixed(1)} ms`,
        }),
      ];
    } finally {
      await bare.stop();
      await house.stop();
    }
  },
};

async function prepare(url: string): Promise<void> {
  const dataSource = await createDataSource({
    url,
    applicationName: 'assent-bench-migrate',
    entities: outboxEntities,
    migrations: outboxMigrations,
  }).initialize();
  await runMigrations(dataSource);
  await dataSource.query('CREATE TABLE IF NOT EXISTS bench_effect (message_id uuid PRIMARY KEY)');
  await dataSource.destroy();
}

/** @returns milliseconds until the last message was handled */
async function throughPublisher(house: MessageHouse, count: number): Promise<number> {
  const arrival = new Arrival();
  Object.assign(house.arrivals, { arrived: arrival.note, hasEffect: false });
  const all = Array.from({ length: count }, benchMessage);
  return timed(async () => {
    for (let at = 0; at < count; at += BATCH) await house.publish(all.slice(at, at + BATCH));
    await arrival.of(count);
  });
}

async function throughOutbox(house: MessageHouse, count: number): Promise<number> {
  const arrival = new Arrival();
  Object.assign(house.arrivals, { arrived: arrival.note, hasEffect: true });
  const all = Array.from({ length: count }, benchMessage);
  return timed(async () => {
    await byWriters(all, (message) => house.commit(message));
    await arrival.of(count);
  });
}

async function throughBullMq(bare: BareBullMq, count: number, hasEffect: boolean): Promise<number> {
  const arrival = new Arrival();
  bare.arrived = arrival.note;
  bare.hasEffect = hasEffect;
  const all = Array.from({ length: count }, bareJob);
  return timed(async () => {
    if (hasEffect) await byWriters(all, (job) => bare.add([job]));
    else for (let at = 0; at < count; at += BATCH) await bare.add(all.slice(at, at + BATCH));
    await arrival.of(count);
  });
}

/** One message after the other, each when the one before has had its effect. */
async function idleLatencies(
  house: MessageHouse,
  bare: BareBullMq,
  count: number,
): Promise<{ ours: number[]; theirs: number[] }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let at = 0; at < count; at++) {
    const one = new Arrival();
    Object.assign(house.arrivals, { arrived: one.note, hasEffect: true });
    await house.commit(benchMessage());
    ours.push(await timed(() => one.of(1)));
    const other = new Arrival();
    bare.arrived = other.note;
    bare.hasEffect = true;
    theirs.push(
      await timed(async () => {
        await bare.add([bareJob()]);
        await other.of(1);
      }),
    );
  }
  return { ours, theirs };
}

/** What a message of ours carries, as the data of a job. */
function bareJob(): { id: string; data: unknown } {
  const { messageId, contract, ...rest } = benchMessage();
  return {
    id: messageId,
    data: {
      ...rest,
      messageId,
      type: contract.type,
      version: contract.version,
      occurredAt: new Date().toISOString(),
    },
  };
}

async function byWriters<T>(all: readonly T[], write: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (const one of left) await write(one);
    }),
  );
}
