import { testRedisUrl, waitFor } from '@assent/testing';
import { Logger } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { settingsOf } from './queue-settings.js';
import { QueueWorker } from './queue-worker.js';

const settings = settingsOf('customers');
/** As soon as a lock has run out, which it does not while its process is alive and merely slow. */
const stalledCheckMs = 200;

describe('a worker', () => {
  Logger.overrideLogger(false);
  let redisUrl: string;
  let queue: Queue;
  const connections: Redis[] = [];
  const connect = () => {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null, disconnectTimeout: 200 });
    connections.push(connection);
    return connection;
  };
  beforeAll(async () => {
    redisUrl = await testRedisUrl();
    queue = new Queue('customers', { connection: connect() });
  });
  afterAll(async () => {
    await queue.close();
    for (const connection of connections) connection.disconnect();
  });

  it('takes over the message of a process that died, without costing it an attempt', async () => {
    const handledBy: string[] = [];
    const dying = connect();
    let end: () => void = () => undefined;
    const first = new QueueWorker('customers', { ...settings, stalledCheckMs, lockMs: 4_000 }, dying, () => {
      handledBy.push('first');
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    first.start();
    const job = await queue.add('a message', {}, { attempts: 8 });
    await waitFor(() => handledBy.length === 1, { what: 'the first worker to take the message' });
    // As after kill -9: the locks are not renewed any more, and nobody says goodbye.
    expect(await first.drain(0)).toBe(false);
    dying.disconnect();
    // It cannot tell anybody any more; this only lets its timers go.
    end();

    const second = new QueueWorker('customers', { ...settings, stalledCheckMs }, connect(), () => {
      handledBy.push('second');
      return Promise.resolve();
    });
    second.start();
    await waitFor(async () => (await queue.getJob(job.id!))?.finishedOn, { what: 'the message to be done' });
    expect(handledBy).toEqual(['first', 'second']);
    expect((await queue.getJob(job.id!))?.attemptsMade).toBe(1);
    expect(await second.drain(30_000)).toBe(true);
  });

  it('keeps what was settled for a day and what failed for a month, within bounds', async () => {
    const worker = new QueueWorker(
      'customers',
      { ...settings, keepCompleted: { ageSeconds: 60, count: 3 }, keepFailed: { ageSeconds: 60, count: 2 } },
      connect(),
      (job) => (job.name === 'bad' ? Promise.reject(new Error('a fault')) : Promise.resolve()),
    );
    worker.start();
    await queue.addBulk(Array.from({ length: 10 }, (_, n) => ({ name: n % 2 ? 'good' : 'bad', data: {} })));
    await waitFor(
      async () => {
        const { waiting, active } = await queue.getJobCounts('waiting', 'active');
        return waiting === 0 && active === 0;
      },
      { what: 'all messages to be settled' },
    );
    expect(await queue.getJobCounts('completed', 'failed')).toEqual({ completed: 3, failed: 2 });
    await worker.drain(30_000);
  });
});
