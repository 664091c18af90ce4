import { createCustomer } from '@assent/contracts';
import { schemaDrift } from '@assent/database';
import { waitFor } from '@assent/testing';
import { aMessage, aService, type AService, idsOf, messages } from '../test/a-service.js';
import { breakableWay } from '../test/breakable-way.js';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { testRedisUrl } from '@assent/testing';

/** What a spec changes of it. */
const policy: { pollMs: number; stopMs: number } = OUTBOX_POLICY;

describe('Outbox', () => {
  let service: AService;

  beforeAll(async () => {
    service = await aService();
    await service.startRelay();
  });
  beforeEach(async () => {
    // What the test before it left unmarked would come again into this one.
    await waitFor(async () => (await service.waiting()) === 0, { what: 'an empty outbox' });
    await service.queue.obliterate({ force: true });
  });
  afterAll(async () => {
    await service.close();
  });

  it('has the tables that its entities describe', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('publishes what was committed, with its message id as the job id', async () => {
    const sent = messages(3);
    await service.commit(...sent);

    await waitFor(async () => (await service.queuedIds()).length === 3, { what: 'three jobs' });
    expect(await service.queuedIds()).toEqual(idsOf(sent));
    await waitFor(async () => (await service.waiting()) === 0, { what: 'the rows to be marked' });
  });

  it('publishes nothing of a transaction that rolled back', async () => {
    const marker = aMessage();
    await expect(
      service.transactions.run(async (tx) => {
        await service.outbox.append(tx, aMessage(), aMessage());
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await service.commit(marker);

    await waitFor(async () => (await service.queuedIds()).length > 0, { what: 'the committed message' });
    expect(await service.queuedIds()).toEqual([marker.messageId]);
  });

  it('stores and queues no personal data in clear', async () => {
    const message = aMessage();
    await service.commit(message);
    await waitFor(async () => (await service.queuedIds()).length > 0, { what: 'the job' });

    const [row] = await service.dataSource.query<{ message: unknown }[]>(
      'SELECT message FROM outbox_message WHERE message_id = $1',
      [message.messageId],
    );
    const [job] = await service.queue.getJobs();
    for (const stored of [JSON.stringify(row), JSON.stringify(job)]) {
      expect(stored).toContain('Nordwind');
      expect(stored).not.toContain(createCustomer.example.contact.email);
      expect(stored).not.toContain(createCustomer.example.contact.lastName);
    }
  });

  it('refuses a message that breaks its contract, and with it the change', async () => {
    const broken = aMessage({ data: { ...createCustomer.example, companyName: '' } });

    await expect(service.commit(aMessage(), broken)).rejects.toThrow('companyName');
  });

  it('finds by its poll what nobody told it of', async () => {
    const sent = messages(1);
    await service.commit(...sent);
    await waitFor(async () => (await service.waiting()) === 0, { what: 'the row to be marked' });
    await service.queue.obliterate({ force: true });

    await service.dataSource.query('UPDATE outbox_message SET published_at = NULL');

    await waitFor(async () => (await service.queuedIds()).length > 0, { what: 'the job' });
  });
});

describe('Outbox without the net of its poll', () => {
  let service: AService;
  let never: { restore(): void };

  beforeAll(async () => {
    // Longer than the tests may take: nothing goes out by the poll.
    never = jest.replaceProperty(policy, 'pollMs', 3_600_000);
    service = await aService();
    await waitFor(() => service.connections.isReady, { what: 'the connection to Redis' });
    await service.startRelay();
  });
  afterAll(async () => {
    never.restore();
    await service.close();
  });

  const commitAndWait = async () => {
    const message = aMessage();
    await service.commit(message);
    await waitFor(() => service.queue.getJob(message.messageId), { what: 'the job' });
  };

  it('is told of every commit by PostgreSQL', async () => {
    for (let i = 0; i < 15; i++) await commitAndWait();
  });

  it('hears of commits again after its connection was ended', async () => {
    const listening = () =>
      service.dataSource.query<{ pid: number }[]>(
        `SELECT pid FROM pg_stat_activity
         WHERE application_name = 'customers-relay' AND datname = current_database() AND query LIKE 'LISTEN%'`,
      );
    const before = await waitFor(async () => (await listening())[0], { what: 'the listening connection' });
    await service.dataSource.query('SELECT pg_terminate_backend($1)', [before.pid]);

    await waitFor(async () => (await listening()).some(({ pid }) => pid !== before.pid), {
      what: 'a new connection',
    });
    await commitAndWait();
  });
});

describe('Outbox while Redis is away', () => {
  it('accepts and keeps messages, and publishes them when Redis is back', async () => {
    const way = await breakableWay(await testRedisUrl());
    const service = await aService({ redisUrl: way.url });
    try {
      await service.startRelay();
      way.cut();
      const sent = messages(5);
      await service.commit(...sent);
      // Longer than a poll: the relay has tried by then.
      await waitFor(async () => (await service.status.read()).oldestSeconds > 1.5, {
        what: 'a poll in vain',
      });
      expect(await service.status.read()).toMatchObject({ waiting: 5, refused: 0 });

      way.mend();

      await waitFor(async () => (await service.waiting()) === 0, { what: 'the messages to go out' });
      expect(await service.queuedIds()).toEqual(idsOf(sent));
    } finally {
      await service.close();
      await way.close();
    }
  });
});

describe('Outbox at shutdown', () => {
  it('still publishes what was appended while the rest was stopping', async () => {
    const service = await aService();
    // That there is a limit is not the subject here, and a busy machine would meet it.
    const longer = jest.replaceProperty(policy, 'stopMs', 30_000);
    try {
      await service.startRelay();
      const sent = messages(400);
      await service.commit(...sent);
      await service.stop();

      expect(await service.queuedIds()).toEqual(idsOf(sent));
    } finally {
      longer.restore();
      await service.close();
    }
  });
});
