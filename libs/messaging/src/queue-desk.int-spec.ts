import { QUEUE_NAMES, startAttestation } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { anOutgoing, envelopeKeys } from '../test/messaging-app.js';
import { RedisAway } from './errors.js';
import { MessagePublisher } from './message-publisher.js';
import { QueueDesk } from './queue-desk.js';
import { Queues } from './queues.js';
import { RedisConnections } from './redis-connections.js';

describe('a desk for the queues', () => {
  let redisUrl: string;
  let connections: RedisConnections;
  let queues: Queues;
  let desk: QueueDesk;
  beforeAll(async () => {
    redisUrl = await testRedisUrl();
    connections = new RedisConnections(redisUrl);
    await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
    queues = new Queues(connections);
    // It waits for a second only.
    desk = await waitFor(() => QueueDesk.open(redisUrl), { what: 'the desk' });
  });
  afterAll(async () => {
    await desk.close();
    await queues.onApplicationShutdown();
    connections.close();
  });

  const conditionOf = async (name: string) => (await desk.conditions()).find(({ queue }) => queue === name);

  it('shows every queue of every service', async () => {
    expect((await desk.conditions()).map(({ queue }) => queue)).toEqual([...QUEUE_NAMES]);
    expect(await conditionOf('attestations')).toEqual({
      queue: 'attestations',
      ...{ waiting: 0, prioritized: 0, active: 0, delayed: 0, failed: 0 },
      oldestSince: null,
    });
  });

  it('knows since when the oldest message waits, whichever rank it has', async () => {
    const publisher = new MessagePublisher(queues, envelopeKeys);
    const send = async (priority: 'interactive' | 'sweep' | 'bulk') => {
      const before = Date.now();
      await publisher.publish([anOutgoing(startAttestation, { priority })]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return before;
    };
    // The least urgent comes first, and stays the oldest.
    const oldest = await send('bulk');
    const second = await send('sweep');
    await send('interactive');
    const condition = await conditionOf('attestations');
    expect(condition).toMatchObject({ waiting: 1, prioritized: 2 });
    expect(condition?.oldestSince?.getTime()).toBeGreaterThanOrEqual(oldest);
    expect(condition?.oldestSince?.getTime()).toBeLessThan(second);
  });

  it('is not opened while Redis is away', async () => {
    await expect(QueueDesk.open('redis://127.0.0.1:9')).rejects.toThrow(RedisAway);
  });
});
