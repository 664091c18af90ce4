import { type DataSource } from 'typeorm';
import { Transactions } from '@assent/database';
import { anId, testDatabase, type TestDatabase } from '@assent/testing';
import { Inbox } from './inbox.js';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { outboxEntities, outboxMigrations } from './outbox-schema.js';
import { prune } from './prune.js';

describe('Inbox', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let inbox: Inbox;

  beforeAll(async () => {
    database = await testDatabase({ name: 'inbox', entities: outboxEntities, migrations: outboxMigrations });
    dataSource = database.dataSource;
    await dataSource.query('CREATE TABLE effect (message_id uuid NOT NULL)');
    inbox = new Inbox(new Transactions(dataSource));
  });
  afterAll(async () => {
    await database.drop();
  });

  const aDelivery = () => ({ envelope: { messageId: anId(), type: 'customers.create-customer' } });
  const handle = (message: ReturnType<typeof aDelivery>, handler?: string) =>
    inbox.handleOnce(
      message,
      async (tx) => {
        await tx.query('INSERT INTO effect VALUES ($1)', [message.envelope.messageId]);
      },
      handler,
    );
  const effectsOf = async (message: ReturnType<typeof aDelivery>) =>
    (
      await dataSource.query<unknown[]>('SELECT 1 FROM effect WHERE message_id = $1', [
        message.envelope.messageId,
      ])
    ).length;

  it('lets one of many simultaneous deliveries take effect', async () => {
    const message = aDelivery();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => handle(message)));

    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(await effectsOf(message)).toBe(1);
    expect(await handle(message)).toBe('repeated');
  });

  it('forgets a delivery whose effect failed, so that the next one tries again', async () => {
    const message = aDelivery();
    await expect(inbox.handleOnce(message, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(await handle(message)).toBe('done');
    expect(await effectsOf(message)).toBe(1);
  });

  it('keeps the handlers of one message apart', async () => {
    const message = aDelivery();

    expect(await handle(message, 'count')).toBe('done');
    expect(await handle(message, 'mail')).toBe('done');
    expect(await handle(message, 'mail')).toBe('repeated');
  });
});

describe('prune', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ name: 'prune', entities: outboxEntities, migrations: outboxMigrations });
  });
  afterAll(async () => {
    await database.drop();
  });

  const DAY = 24 * 60 * 60_000;
  const now = new Date('2026-03-31T12:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);
  const count = async (table: string) =>
    (await database.dataSource.query<[{ count: number }]>(`SELECT count(*)::int AS count FROM ${table}`))[0]
      .count;

  it('deletes what is old, in batches, and never what waits or marks the position', async () => {
    const insert = (publishedAt: Date | null, rows: number, from: number) =>
      database.dataSource.query(
        `INSERT INTO outbox_message
           (message_id, type, priority, message, created_at, published_at, published_position, published_index)
         SELECT gen_random_uuid(), 'a.b', 0, '{}', $1, $2, CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE n END, 1
         FROM generate_series($3::int, $3::int + $4::int - 1) AS n`,
        [daysAgo(20), publishedAt, from, rows],
      );
    await insert(daysAgo(8), OUTBOX_POLICY.pruneBatch + 5, 1);
    await insert(null, 3, 0);
    await database.dataSource.query(
      `INSERT INTO inbox_message SELECT gen_random_uuid(), 'h', CASE WHEN n <= 4 THEN $1::timestamptz ELSE $2 END
       FROM generate_series(1, 6) AS n`,
      [daysAgo(32), daysAgo(30)],
    );

    expect(await prune(database.dataSource, now)).toEqual({ outbox: OUTBOX_POLICY.pruneBatch + 4, inbox: 4 });
    expect(await count('outbox_message')).toBe(4);
    expect(await count('inbox_message')).toBe(2);
  });
});
