import { waitFor } from '@assent/testing';
import { Worker } from 'bullmq';
import { aMessage, aService, type AService, idsOf, messages } from '../test/a-service.js';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { publishBatch, unmarkAfter } from './publish-batch.js';
import { Relay } from './relay.js';
import { RelayMarker } from './relay-marker.js';

/** What a spec changes of it. */
const policy: { postponeMs: number } = OUTBOX_POLICY;

describe('relay', () => {
  let service: AService;
  let marker: RelayMarker;

  beforeEach(async () => {
    service = await aService();
    await service.dataSource.query('CREATE TABLE effect (message_id uuid NOT NULL)');
    await waitFor(() => service.connections.isReady, { what: 'the connection to Redis' });
    marker = new RelayMarker(service.connections.producer, 'customers');
  });
  afterEach(async () => {
    await service.close();
  });

  const publish = () => publishBatch(service.transactions, service.publisher, marker);

  /** A consumer whose effect is a row of its own, behind the inbox. Answers how often each message came. */
  const consume = async (until: () => Promise<boolean>) => {
    const outcomes: string[] = [];
    const connection = service.redis.duplicate({ maxRetriesPerRequest: null });
    const worker = new Worker(
      'customers',
      async (job) => {
        const envelope = job.data as { messageId: string; type: string };
        outcomes.push(
          await service.inbox.handleOnce({ envelope }, async (tx) => {
            await tx.query('INSERT INTO effect VALUES ($1)', [envelope.messageId]);
          }),
        );
      },
      { connection },
    );
    await waitFor(until, { what: 'the messages to be handled' });
    await worker.close();
    connection.disconnect();
    return outcomes.sort();
  };
  const effects = async () =>
    (
      await service.dataSource.query<{ message_id: string }[]>(
        'SELECT message_id FROM effect ORDER BY message_id',
      )
    ).map((row) => row.message_id);
  const handledAll = (count: number) => async () =>
    (await service.queue.getJobCounts('completed'))['completed'] === count;

  it('does not double an effect when it dies between publishing and marking', async () => {
    const sent = messages(3);
    await service.commit(...sent);
    const dyingPublisher = Object.create(service.publisher) as typeof service.publisher;
    dyingPublisher.add = async (batch) => {
      await service.publisher.add(batch);
      // What the death of the process looks like to PostgreSQL: the connection is gone, the rows are free. They
      // are when the backend has ended: it says goodbye before it rolls back.
      await service.dataSource.query(
        `SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
    };

    await expect(publishBatch(service.transactions, dyingPublisher, marker)).rejects.toThrow();
    expect(await service.waiting()).toBe(3);
    expect(await service.queuedIds()).toEqual(idsOf(sent));

    await publish();
    expect(await service.waiting()).toBe(0);
    expect(await consume(handledAll(3))).toEqual(['done', 'done', 'done']);
    expect(await effects()).toEqual(idsOf(sent));
  });

  it('leaves the repeat to the inbox when the queue has forgotten the first delivery', async () => {
    const sent = messages(2);
    await service.commit(...sent);
    await publish();
    await consume(handledAll(2));
    await service.queue.obliterate({ force: true });
    await unmarkAfter(service.transactions, 0);
    await publish();

    expect(await consume(handledAll(2))).toEqual(['repeated', 'repeated']);
    expect(await effects()).toEqual(idsOf(sent));
  });

  it('shares the rows between two relays: each message once, each batch its own position', async () => {
    const sent = messages(3_000);
    await service.commit(...sent);
    const relays = [1, 2].map(
      () =>
        new Relay(
          service.transactions,
          service.publisher,
          new RelayMarker(service.connections.producer, 'customers'),
        ),
    );
    for (const relay of relays) relay.start();
    await waitFor(async () => (await service.waiting()) === 0, { what: 'all to be published' });
    await Promise.all(relays.map((relay) => relay.stop()));

    expect(await service.queuedIds()).toEqual(idsOf(sent));
    const [positions] = await service.dataSource.query<[{ batches: number; highest: number }]>(
      `SELECT count(DISTINCT published_position)::int AS batches, max(published_position)::int AS highest
       FROM outbox_message`,
    );
    expect(positions.highest).toBe(positions.batches);
    expect(await marker.read()).toBe(positions.highest);
  });

  it('lets new messages pass those of the past that an emptied Redis makes it repeat', async () => {
    const old = messages(3);
    await service.commit(...old);
    await publish();
    await service.dataSource.query("UPDATE outbox_message SET created_at = created_at - interval '1 hour'");
    await service.redis.flushdb();
    await unmarkAfter(service.transactions, 0);
    const fresh = aMessage();
    await service.commit(fresh);

    await publish();

    expect(await service.queuedIds()).toHaveLength(4);
    const jobs = await service.queue.getJobs(['waiting', 'prioritized']);
    const first = jobs.filter(({ opts }) => (opts.priority ?? 0) === 0);
    expect(first.map(({ id }) => id)).toEqual(idsOf([fresh]));
  });

  it('publishes again what an emptied Redis has lost, and the inbox drops the repeats', async () => {
    const sent = messages(4);
    await service.commit(...sent.slice(0, 2));
    await publish();
    await consume(handledAll(2));
    await service.commit(...sent.slice(2));
    await publish();
    await service.redis.flushdb();

    const relay = new Relay(service.transactions, service.publisher, marker);
    relay.start();
    await waitFor(async () => (await service.queuedIds()).length === 4, { what: 'all four again' });
    await relay.stop();

    expect(await consume(handledAll(4))).toEqual(['done', 'done', 'repeated', 'repeated']);
    expect(await effects()).toEqual(idsOf(sent));
  });

  it('publishes again exactly what came after the position that a restored Redis still has', async () => {
    const batches = [messages(2), messages(2), messages(2)];
    for (const batch of batches) {
      await service.commit(...batch);
      await publish();
    }
    // As after a restart from a log whose last part was not written.
    await service.queue.obliterate({ force: true });
    await service.redis.set('assent:customers:relay-position', 1);

    expect(await publish()).toMatchObject({ taken: 0 });
    await service.commit(aMessage());
    expect(await publish()).toEqual({ kind: 'redis_lost_data', after: 1 });
    expect(await unmarkAfter(service.transactions, 1)).toBe(4);
    await service.queue.obliterate({ force: true });
    expect(await publish()).toMatchObject({ taken: 5 });

    expect(await service.queuedIds()).toEqual(
      expect.arrayContaining(idsOf([...batches[1]!, ...batches[2]!])),
    );
    expect(await service.queuedIds()).toHaveLength(5);
  });

  it('never moves the marker past a loss that is not repaired yet', async () => {
    await service.commit(...messages(1));
    await publish();
    await service.commit(...messages(1));
    await publish();
    await service.redis.flushdb();
    await service.commit(aMessage());

    for (let i = 0; i < 3; i++) expect(await publish()).toEqual({ kind: 'redis_lost_data', after: 0 });
    expect(await marker.read()).toBe(0);
  });

  it('takes a position that Redis gave out twice for a loss', async () => {
    await service.commit(aMessage());
    await publish();
    await service.commit(aMessage());
    const lateMarker = Object.create(marker) as RelayMarker;
    lateMarker.advance = async () => {
      // Set back after the other batch was committed, and after this one read the highest position.
      await service.redis.flushdb();
      return marker.advance(0);
    };

    expect(await publishBatch(service.transactions, service.publisher, lateMarker)).toEqual({
      kind: 'redis_lost_data',
      after: 0,
    });
  });

  it('postpones a message that is refused and lets the others through', async () => {
    // Far away, so that it is not its time again before it is looked at.
    const later = jest.replaceProperty(policy, 'postponeMs', 600_000);
    const sent = messages(3);
    await service.commit(...sent);
    await service.dataSource.query(
      `UPDATE outbox_message SET message = jsonb_set(message::jsonb, '{to}', '["nowhere:at-all"]')::json
       WHERE message_id = $1`,
      [sent[0]!.messageId],
    );

    expect(await publish()).toMatchObject({ taken: 3, refused: [{ messageId: sent[0]!.messageId }] });
    later.restore();
    expect(await service.queuedIds()).toEqual(idsOf(sent.slice(1)));
    expect(await service.status.read()).toMatchObject({ waiting: 1, refused: 1 });
    expect(await publish()).toMatchObject({ taken: 0 });
  });

  it('takes what people wait for before bulk work', async () => {
    const bulk = Array.from({ length: OUTBOX_POLICY.batchSize + 10 }, () => aMessage({ priority: 'bulk' }));
    const interactive = aMessage();
    await service.commit(...bulk, interactive);
    await publish();

    expect(await service.queuedIds()).toContain(interactive.messageId);
    expect(await service.waiting()).toBe(11);
  });
});
