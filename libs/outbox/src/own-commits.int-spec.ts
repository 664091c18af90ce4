import type { SealedMessage } from '@assent/messaging';
import { waitFor } from '@assent/testing';
import { aMessage, aService, type AService, idsOf, messages } from '../test/a-service.js';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { publishBatch, publishOwn } from './publish-batch.js';
import { RelayMarker } from './relay-marker.js';

/** What a spec changes of it. */
const policy: { headStartMs: number } = OUTBOX_POLICY;
const { headStartMs } = policy;

describe('messages that a process has just committed', () => {
  let service: AService;
  let marker: RelayMarker;
  let told: SealedMessage[];

  beforeEach(async () => {
    service = await aService();
    await waitFor(() => service.connections.isReady, { what: 'the connection to Redis' });
    marker = new RelayMarker(service.connections.producer, 'customers');
    told = [];
  });
  afterEach(async () => {
    policy.headStartMs = headStartMs;
    await service.close();
  });

  const listen = () => {
    service.own.open((sealed) => {
      told.push(...sealed);
    });
  };
  const toldIds = () => told.map(({ envelope }) => envelope.messageId);
  const publish = () => publishBatch(service.transactions, service.publisher, marker);
  const positions = async () =>
    (
      await service.dataSource.query<{ position: string | null }[]>(
        'SELECT published_position AS position FROM outbox_message ORDER BY id',
      )
    ).map(({ position }) => position);

  it('are on their queue without a notification or a poll', async () => {
    // Whoever looked for their rows would not find them in time.
    policy.headStartMs = 600_000;
    await service.startRelay();
    const sent = messages(2);
    await service.commit(...sent);

    await waitFor(async () => (await service.waiting()) === 0, { what: 'the messages to be published' });
    expect(await service.queuedIds()).toEqual(idsOf(sent));
  });

  it('are told once they are committed, and never after a rollback', async () => {
    listen();
    const [kept, dropped] = [aMessage(), aMessage()];
    await service.transactions.run(async (tx) => {
      await service.outbox.append(tx, kept);
      expect(told).toEqual([]);
    });
    const rolledBack = service.transactions.run(async (tx) => {
      await service.outbox.append(tx, dropped);
      throw new Error('changed my mind');
    });

    await expect(rolledBack).rejects.toThrow('changed my mind');
    expect(toldIds()).toEqual([kept.messageId]);
  });

  it('are left to any relay when this process dies before it publishes them', async () => {
    policy.headStartMs = 300;
    listen();
    await service.commit(aMessage());

    expect(await publish()).toMatchObject({ taken: 0 });
    expect(await service.waiting()).toBe(1);
    await waitFor(async () => ((await publish()) as { taken: number }).taken === 1, {
      what: 'the end of the head start',
    });
    expect(await service.waiting()).toBe(0);
  });

  it('go the way of all rows when nobody waits for them, or when there are many', async () => {
    listen();
    await service.commit({ ...aMessage(), priority: 'bulk' });
    await service.commit(...messages(OUTBOX_POLICY.ownAtOnce + 1));

    expect(told).toEqual([]);
    expect(await publish()).toMatchObject({ taken: OUTBOX_POLICY.ownAtOnce + 2 });
  });

  it('keep the position that another relay has given them in between', async () => {
    policy.headStartMs = 0;
    listen();
    await service.commit(aMessage());
    await publish();
    await publishOwn(service.transactions, service.publisher, marker, told);

    expect(await positions()).toEqual(['1']);
    expect(await service.queuedIds()).toEqual(toldIds());
  });

  it('show that Redis has lost data, and stay rows that wait', async () => {
    listen();
    await service.commit(aMessage());
    await publishOwn(service.transactions, service.publisher, marker, told);
    await service.redis.flushall();
    await service.commit(aMessage());

    expect(await publishOwn(service.transactions, service.publisher, marker, told.slice(1))).toEqual({
      kind: 'redis_lost_data',
      after: 0,
    });
    expect(await positions()).toEqual(['1', null]);
  });
});
