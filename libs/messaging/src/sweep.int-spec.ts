import { testRedisUrl, waitFor } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Redis } from 'ioredis';
import { startMessagingApp } from '../test/messaging-app.js';
import { Sweep, type SweepTick } from './handle.decorator.js';
import { Queues } from './queues.js';
import { RedisConnections } from './redis-connections.js';
import { SweepSchedules } from './sweep-schedules.js';

const EVERY_MS = 200;
const ticks: { process: string; now: Date }[] = [];
let failNext = false;

abstract class Expiry {
  abstract readonly process: string;

  @Sweep({ name: 'expiry', everyMs: EVERY_MS })
  expire(@Payload() { now }: SweepTick): void {
    ticks.push({ process: this.process, now });
    if (failNext) {
      failNext = false;
      throw new Error('a failed tick');
    }
  }
}

@Controller()
class ExpiryInOne extends Expiry {
  readonly process = 'one';
}

@Controller()
class ExpiryInTwo extends Expiry {
  readonly process = 'two';
}

describe('a sweep', () => {
  beforeEach(() => {
    ticks.length = 0;
  });

  it('ticks at its pace over all processes together, and goes on after a tick that failed', async () => {
    const redisUrl = await testRedisUrl();
    const one = await startMessagingApp({ redisUrl, controllers: [ExpiryInOne], serves: [] });
    const two = await startMessagingApp({ redisUrl, controllers: [ExpiryInTwo], serves: [] });
    await waitFor(() => ticks.length >= 1, { what: 'the first tick' });
    failNext = true;
    const from = ticks.length;
    const startedAt = Date.now();
    await waitFor(() => ticks.length >= from + 8, { what: 'eight ticks' });
    // Two processes together must not tick twice as often. The first of the eight may be one that was late, and
    // the second follows in its own time: six whole paces are certain.
    const endedAt = Date.now();
    expect(endedAt - startedAt).toBeGreaterThan(6 * EVERY_MS - 50);
    const { now } = ticks.at(-1)!;
    expect(now.getTime()).toBeGreaterThan(startedAt);
    expect(now.getTime()).toBeLessThanOrEqual(endedAt);
    expect(failNext).toBe(false);
    await one.stop();
    await two.stop();
  });

  it('comes back by itself when Redis has lost everything', async () => {
    const redisUrl = await testRedisUrl();
    const app = await startMessagingApp({ redisUrl, controllers: [ExpiryInOne], serves: [] });
    await waitFor(() => ticks.length >= 1, { what: 'the first tick' });
    const redis = new Redis(redisUrl);
    await redis.flushdb();
    redis.disconnect();
    const before = ticks.length;
    await waitFor(() => ticks.length >= before + 3, { what: 'ticks after the loss' });
    await app.stop();
  });
});

describe('a tick of a sweep that this version does not have', () => {
  it('is let go: it belonged to another version of the service', async () => {
    const app = await startMessagingApp({
      redisUrl: await testRedisUrl(),
      controllers: [ExpiryInOne],
      serves: [],
    });
    const jobId = 'left-behind';
    await app.app
      .get(Queues)
      .use('attestations-sweeps', (queue) => queue.add('sweep:renamed', {}, { jobId }));
    await app.settled('attestations-sweeps', jobId, 'completed');
    await app.stop();
  });
});

describe('the schedules of the sweeps', () => {
  it('can be written again and again without moving the next tick, and drop what was left behind', async () => {
    const app = await startMessagingApp({ redisUrl: await testRedisUrl(), serves: [] });
    const [queues, connections] = [app.app.get(Queues), app.app.get(RedisConnections)];
    const schedulers = () => queues.use('attestations-sweeps', (queue) => queue.getJobSchedulers());
    const sweeps = (...names: string[]) =>
      new SweepSchedules(
        'attestations-sweeps',
        names.map((name) => ({ name, everyMs: 3_600_000 })),
        queues,
        connections,
        50,
      );

    const earlier = sweeps('expiry', 'renamed');
    earlier.start();
    await waitFor(async () => (await schedulers()).length === 2, { what: 'both schedules' });
    earlier.stop();
    const nextBefore = (await schedulers()).find(({ key }) => key === 'expiry')?.next;

    const later = sweeps('expiry', 'reminders');
    later.start();
    await waitFor(
      async () =>
        (await schedulers())
          .map(({ key }) => key)
          .sort()
          .join() === 'expiry,reminders',
      { what: 'the schedule that was left behind to go' },
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    later.stop();
    expect((await schedulers()).find(({ key }) => key === 'expiry')?.next).toBe(nextBefore);
    const jobs = await queues.use('attestations-sweeps', (queue) => queue.getJobs(['delayed', 'waiting']));
    expect(jobs.filter(({ name }) => name === 'sweep:expiry')).toHaveLength(1);
    await app.stop();
  });
});
