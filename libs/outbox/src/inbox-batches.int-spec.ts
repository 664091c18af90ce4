import { Transactions } from '@assent/database';
import { anId, testDatabase, type TestDatabase } from '@assent/testing';
import { InboxBatches } from './inbox-batches.js';
import { Inbox } from './inbox.js';
import { outboxEntities, outboxMigrations } from './outbox-schema.js';

describe('InboxBatches', () => {
  let database: TestDatabase;
  let inbox: Inbox;
  let sizes: number[];
  let batches: InboxBatches<ReturnType<typeof aDelivery>>;

  beforeAll(async () => {
    database = await testDatabase({
      name: 'batches',
      entities: outboxEntities,
      migrations: outboxMigrations,
    });
    await database.dataSource.query('CREATE TABLE effect (message_id uuid NOT NULL)');
    inbox = new Inbox(new Transactions(database.dataSource));
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    sizes = [];
    batches = new InboxBatches(inbox, async (tx, messages) => {
      sizes.push(messages.length);
      const ids = messages.map(({ envelope }) => envelope.messageId);
      await tx.query('INSERT INTO effect SELECT * FROM unnest($1::uuid[])', [ids]);
      if (messages.some(({ isBad }) => isBad)) throw new Error('cannot be handled');
    });
  });

  const aDelivery = (isBad = false) => ({ envelope: { messageId: anId(), type: 'a.happened' }, isBad });
  const effectsOf = async (messages: readonly ReturnType<typeof aDelivery>[]) =>
    (
      await database.dataSource.query<{ id: string }[]>(
        'SELECT message_id AS id FROM effect WHERE message_id = ANY($1) ORDER BY message_id',
        [messages.map(({ envelope }) => envelope.messageId)],
      )
    ).map(({ id }) => id);
  const idsOf = (messages: readonly ReturnType<typeof aDelivery>[]) =>
    messages.map(({ envelope }) => envelope.messageId).sort();

  it('handles what gathers while others are at it together, each message once', async () => {
    const messages = Array.from({ length: 90 }, () => aDelivery());
    await Promise.all([...messages, ...messages.slice(0, 20)].map((message) => batches.handle(message)));

    expect(await effectsOf(messages)).toEqual(idsOf(messages));
    // They come in the same turn, so few batches take all of them.
    expect(sizes.length).toBeLessThan(8);
    expect(Math.max(...sizes)).toBeGreaterThan(20);
  });

  it('leaves alone what was handled before', async () => {
    const [known, fresh] = [aDelivery(), aDelivery()];
    await batches.handle(known);
    await Promise.all([aDelivery(), aDelivery(), known, fresh].map((message) => batches.handle(message)));

    expect(await effectsOf([known, fresh])).toEqual(idsOf([known, fresh]));
  });

  it('lets a message that cannot be handled fail alone, and come again', async () => {
    const good = Array.from({ length: 10 }, () => aDelivery());
    const bad = aDelivery(true);
    const outcomes = await Promise.allSettled(
      [...good.slice(0, 5), bad, ...good.slice(5)].map((message) => batches.handle(message)),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(
      Array.from({ length: 11 }, (_, index) => (index === 5 ? 'rejected' : 'fulfilled')),
    );
    expect(await effectsOf([...good, bad])).toEqual(idsOf(good));

    await batches.handle({ ...bad, isBad: false });
    expect(await effectsOf([bad])).toEqual(idsOf([bad]));
  });
});
