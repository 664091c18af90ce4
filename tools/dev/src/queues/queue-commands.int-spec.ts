import { QUEUE_NAMES } from '@assent/contracts';
import { QueueDesk, Queues, RedisConnections } from '@assent/messaging';
import { testRedisUrl, waitFor } from '@assent/testing';
import { Worker } from 'bullmq';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteRunningProduct } from '../start/running-product.js';
import { findRedis, UsageError } from './find-redis.js';
import { redrive } from './redrive.js';
import { age, showQueues } from './show-queues.js';

describe('npm run queues and npm run redrive', () => {
  let connections: RedisConnections;
  let queues: Queues;
  let desk: QueueDesk;
  beforeAll(async () => {
    const redisUrl = await testRedisUrl();
    connections = new RedisConnections(redisUrl);
    await connections.onModuleInit();
    queues = new Queues(connections);
    desk = await QueueDesk.open(redisUrl);
  });
  afterAll(async () => {
    await desk.close();
    await queues.onApplicationShutdown();
    connections.close();
  });

  /** Jobs on `customers` that have failed, the last one last. */
  async function failing(...ids: string[]): Promise<void> {
    const worker = new Worker('customers', () => Promise.reject(new Error('a bug,\n  on two lines')), {
      connection: connections.consumer,
    });
    try {
      for (const id of ids) {
        await queues.use('customers', (queue) => queue.add('customers.spec.v1', {}, { jobId: id }));
        await waitFor(() => queues.use('customers', async (queue) => (await queue.getJob(id))?.isFailed()), {
          what: `job ${id} to fail`,
        });
      }
    } finally {
      await worker.close();
    }
  }

  it('show every queue, and that nothing has failed', async () => {
    await queues.use('gateway', (queue) => queue.add('gateway.spec.v1', {}));
    const text = await showQueues(desk, new Date(Date.now() + 90_000));
    for (const name of QUEUE_NAMES) expect(text).toContain(name);
    expect(text).toMatch(/^queue +waiting +prioritized +active +delayed +failed +oldest$/m);
    expect(text).toMatch(/^gateway +1 +0 +0 +0 +0 +1 min$/m);
    expect(text).toMatch(/^customers +0 +0 +0 +0 +0 +-$/m);
    expect(text).toContain('No message has failed.');
  });

  it('show what failed last with its reason, and put one or all of it back', async () => {
    await failing('job-one', 'job-two', 'job-three');
    const text = await showQueues(desk, new Date());
    expect(text).toMatch(/^customers +job-three +customers\.spec\.v1 +1 +20\S+Z +- +a bug, on two lines$/m);
    expect(text.indexOf('job-three')).toBeLessThan(text.indexOf('job-one'));

    expect(await redrive(desk, ['customers', 'job-two'])).toContain('Put back 1 message on customers.');
    expect(await redrive(desk, ['customers'])).toContain('Put back 2 messages on customers.');
    expect(await redrive(desk, ['customers'])).toBe(
      'Nothing has failed on customers, so nothing was put back.',
    );
    expect(await showQueues(desk, new Date())).toMatch(/^customers +3 +0 +0 +0 +0 +\d+ s$/m);
  });

  it('say what is wrong with what was typed', async () => {
    await expect(redrive(desk, [])).rejects.toThrow(/npm run redrive -- <queue> \[job\]/);
    await expect(redrive(desk, ['customer'])).rejects.toThrow(
      /There is no queue customer\. The queues are: .*customers-work/,
    );
    await expect(redrive(desk, ['customers-work', 'nobody'])).rejects.toThrow(
      /The job nobody is not among the failed ones of customers-work/,
    );
  });

  it('find the Redis that was asked for, else that of the running product', () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'assent-queues-'));
    try {
      expect(() => findRedis({}, stateDir)).toThrow(UsageError);
      const forget = noteRunningProduct(stateDir, {
        redisUrl: 'redis://:secret@127.0.0.1:7001',
        databaseUrls: {},
        urls: { gateway: '', public: '', sandbox: '', mailPage: '' },
      });
      expect(statSync(join(stateDir, 'product.json')).mode & 0o077).toBe(0);
      expect(findRedis({}, stateDir)).toBe('redis://:secret@127.0.0.1:7001');
      expect(findRedis({ REDIS_URL: 'redis://other:6379' }, stateDir)).toBe('redis://other:6379');
      forget();
      expect(() => findRedis({}, stateDir)).toThrow(/npm start/);
    } finally {
      rmSync(stateDir, { recursive: true, force: true });
    }
  });

  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3 * 3_600_000, '3 h'],
    [50 * 3_600_000, '2 d'],
  ])('say %d ms as %s', (ms, text) => {
    expect(age(ms)).toBe(text);
  });
});
