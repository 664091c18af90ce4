import { attestationsCommandRefused, type Envelope, startAttestation } from '@assent/contracts';
import { Transactions } from '@assent/database';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { openMessage, type OutgoingMessage } from '@assent/messaging';
import { aContact, aMessage, anId, testDatabase, type TestDatabase } from '@assent/testing';
import { CommandInbox } from './command-inbox.js';
import { Outbox } from './outbox.js';
import { outboxEntities, outboxMigrations } from './outbox-schema.js';
import { OwnCommits } from './own-commits.js';
import { StoredMessages } from './stored-messages.js';

const envelopeKeys = Keyring.parse(generateKeySpec());

describe('the inbox of a service that carries out operations', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  let outbox: Outbox;
  let stored: StoredMessages;
  let inbox: CommandInbox;

  beforeAll(async () => {
    database = await testDatabase({
      name: 'commands',
      entities: outboxEntities,
      migrations: outboxMigrations,
    });
    await database.dataSource.query('CREATE TABLE effect (operation_id uuid NOT NULL)');
    transactions = new Transactions(database.dataSource);
    outbox = new Outbox({ service: 'attestations', redisUrl: '', envelopeKeys }, new OwnCommits());
    stored = new StoredMessages({ service: 'attestations', redisUrl: '', envelopeKeys }, outbox);
    inbox = new CommandInbox(transactions, stored);
  });
  afterAll(() => database.drop());

  const aCommand = (operationId: string | null, aggregateId = anId()) =>
    aMessage(startAttestation, {}, { operationId, aggregate: { id: aggregateId, version: null } });
  const carryOut = (command: ReturnType<typeof aCommand>) =>
    inbox.handleOnce(command, async (tx) => {
      await tx.query('INSERT INTO effect VALUES ($1)', [command.envelope.operationId]);
    });
  const effectsOf = async (operationId: string) =>
    (
      await database.dataSource.query<unknown[]>('SELECT 1 FROM effect WHERE operation_id = $1', [
        operationId,
      ])
    ).length;
  const answersTo = async (operationId: string) =>
    (
      await database.dataSource.query<{ message: { envelope: Envelope } }[]>(
        'SELECT message FROM outbox_message WHERE answers @> ARRAY[$1::uuid] ORDER BY id',
        [operationId],
      )
    ).map(({ message }) => message.envelope);

  it('lets one of many messages of an operation take effect, also of those at the same moment', async () => {
    const operationId = anId();
    const { aggregate } = aCommand(operationId).envelope;
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => carryOut(aCommand(operationId, aggregate.id))),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(await carryOut(aCommand(operationId, aggregate.id))).toBe('repeated');
    expect(await effectsOf(operationId)).toBe(1);
  });

  it('forgets an operation whose effect failed, so that the next message tries again', async () => {
    const command = aCommand(anId());
    await expect(inbox.handleOnce(command, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await carryOut({ ...command, envelope: { ...command.envelope, messageId: anId() } })).toBe('done');
  });

  it('keeps apart what one operation asks for different customers, and commands without an operation', async () => {
    const operationId = anId();
    expect([await carryOut(aCommand(operationId)), await carryOut(aCommand(operationId))]).toEqual([
      'done',
      'done',
    ]);
    const ignored = () => Promise.resolve();
    expect(await inbox.handleOnce(aCommand(null), ignored)).toBe('done');
    expect(await inbox.handleOnce(aCommand(null), ignored)).toBe('done');
  });

  it('tells a repeat the outcome once more, sealed anew and as a replay', async () => {
    const operationId = anId();
    const command = aCommand(operationId);
    const refusal = { code: 'already_compliant', detail: 'For Ada Jensen there is nothing to do.' };
    const answer: OutgoingMessage<typeof attestationsCommandRefused> = {
      contract: attestationsCommandRefused,
      data: { operationId, refusal },
      aggregate: command.envelope.aggregate,
      scope: command.envelope.scope,
      actor: command.envelope.actor,
      correlationId: anId(),
    };
    await inbox.handleOnce(command, (tx) => outbox.append(tx, answer));
    const again = { ...command, envelope: { ...command.envelope, messageId: anId() } };
    expect(await carryOut(again)).toBe('repeated');

    const [first, second, ...more] = await answersTo(operationId);
    expect(more).toEqual([]);
    expect(second).toMatchObject({ type: first!.type, correlationId: answer.correlationId, replay: true });
    expect(second!.messageId).not.toBe(first!.messageId);
    expect(JSON.stringify(second)).not.toContain('Ada Jensen');
    expect(openMessage(second!, attestationsCommandRefused, envelopeKeys).data).toMatchObject({
      operationId,
      refusal,
    });
  });

  it('sends a stored command again with everything but its message id', async () => {
    const operationId = anId();
    const contact = aContact();
    const { data, envelope } = aCommand(operationId);
    await transactions.run((tx) =>
      outbox.append(tx, {
        contract: startAttestation,
        ...envelope,
        occurredAt: new Date(envelope.occurredAt),
        data: { ...data, contact },
      }),
    );
    const find = () => transactions.run((tx) => stored.commandOf(tx, operationId));
    const first = await find();
    expect(first).toEqual({ messageId: envelope.messageId, queue: 'attestations', isPublished: false });
    expect(await transactions.run((tx) => stored.repeat(tx, first!.messageId))).toBe(true);

    const second = await find();
    expect(second?.messageId).not.toBe(envelope.messageId);
    const [row] = await database.dataSource.query<{ message: { envelope: Envelope } }[]>(
      'SELECT message FROM outbox_message WHERE message_id = $1',
      [second?.messageId],
    );
    const opened = openMessage(row!.message.envelope, startAttestation, envelopeKeys);
    expect(opened.envelope).toEqual({ ...envelope, messageId: second?.messageId });
    expect(opened.data.contact).toEqual(contact);
    expect(await transactions.run((tx) => stored.repeat(tx, anId()))).toBe(false);
    expect(await transactions.run((tx) => stored.commandOf(tx, anId()))).toBeNull();
  });
});
