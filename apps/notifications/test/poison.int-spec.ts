import { invitationRequested } from '@assent/contracts';
import { generateKeySpec } from '@assent/keyring';
import { type Message, MessagePublisher, QueueDesk, Queues, RedisConnections } from '@assent/messaging';
import { createService, type RunningService } from '@assent/service-kit';
import {
  aContact,
  aMessage,
  anId,
  testDatabase,
  type TestDatabase,
  testRedisUrl,
  waitFor,
} from '@assent/testing';
import { AppModule } from '../src/app.module.js';
import { readEnvironment } from '../src/environment.js';
import { entities, migrations } from '../src/infrastructure/persistence/schema.js';
import { IntendInvitationWhenRequested } from '../src/messaging/intend-invitation-when-requested.consumer.js';
import { MailCatcher } from './mail-catcher.js';

const PARTNER = anId();

describe('a message that always fails', () => {
  let database: TestDatabase;
  let catcher: MailCatcher;
  let service: RunningService;
  let desk: QueueDesk;

  beforeAll(async () => {
    database = await testDatabase({ name: 'notifications', entities, migrations });
    catcher = new MailCatcher();
    await catcher.start();
    const redisUrl = await testRedisUrl();
    const environment = readEnvironment({
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      ENVELOPE_KEYS: generateKeySpec(),
      AT_REST_KEYS: generateKeySpec(),
      LINK_TOKEN_KEYS: generateKeySpec(),
      PROVIDER_INSTANCE_ID: PARTNER,
      PROVIDER_INSTANCE_CONTACT_EMAIL: 'help@partner.example',
      PUBLIC_URL: 'https://agreements.partner.example/',
      SMTP_URL: catcher.url,
      MAIL_FROM: 'agreements@partner.example',
      LOG_LEVEL: 'fatal',
    });
    service = await createService({
      name: 'notifications',
      module: AppModule.with(environment),
      port: 0,
      host: '127.0.0.1',
    });
    // A start goes on without Redis after a second, and a desk does not open then.
    const connections = service.app.get(RedisConnections);
    await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
    desk = await waitFor(() => QueueDesk.open(redisUrl), { what: 'the desk' });
  });

  afterAll(async () => {
    await desk.close();
    await service.stop();
    await catcher.stop();
    await database.drop();
  });

  const anInvitation = (): Message<typeof invitationRequested> =>
    aMessage(
      invitationRequested,
      {
        customerId: anId(),
        attestationId: anId(),
        signatoryLinkId: anId(),
        contact: aContact(),
        expiresAt: new Date(Date.now() + 60 * 60_000).toISOString(),
      },
      { scope: { providerInstanceId: PARTNER, resellerId: null } },
    );
  const publish = ({ envelope, data }: Message<typeof invitationRequested>) =>
    service.app
      .get(MessagePublisher)
      .publish([
        { ...envelope, occurredAt: new Date(envelope.occurredAt), contract: invitationRequested, data },
      ]);
  const mailsTo = ({ data }: Message<typeof invitationRequested>) =>
    catcher.mails.filter(({ to }) => JSON.stringify(to).includes(data.contact.email));
  const queueOf = async () => (await desk.conditions()).find(({ queue }) => queue === 'notifications');
  const read = async (path: string) => (await fetch(`${service.url}${path}`)).text();
  /** Health and metrics look anew each time; a look that takes too long says so for that once. */
  const says = (path: string, wanted: string) =>
    waitFor(async () => (await read(path)).includes(wanted), { what: `${path} to say ${wanted}` });

  /** A bug, as a release may bring one: the rows of this customer cannot be written. */
  const breakFor = (customerId: string) =>
    database.dataSource.query(
      `ALTER TABLE mail ADD CONSTRAINT a_bug CHECK (customer_id <> '${customerId}'::uuid)`,
    );
  const putRight = () => database.dataSource.query('ALTER TABLE mail DROP CONSTRAINT a_bug');

  it('ends among the failed ones with its reason, in nobody’s way, and takes effect once when put back', async () => {
    const poison = anInvitation();
    const { messageId } = poison.envelope;
    await breakFor(poison.data.customerId);
    await says('/health/ready', '"status":"ready"');

    await publish(poison);
    const others = [anInvitation(), anInvitation(), anInvitation()];
    for (const other of others) await publish(other);
    // The pauses between its attempts add up to two minutes; here nobody wants to wait for them.
    const hurry = () =>
      service.app.get(Queues).use('notifications', (queue) => queue.promoteJobs({ count: 100 }));
    await waitFor(
      async () => {
        await hurry();
        return (await queueOf())?.failed === 1;
      },
      { what: 'the message to have used up its attempts', deadlineMs: 60_000 },
    );

    // Nothing waited behind it.
    await waitFor(() => others.every((other) => mailsTo(other).length === 1), { what: 'the other mails' });
    expect(mailsTo(poison)).toEqual([]);

    const [letter, ...more] = await desk.letters.list('notifications');
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      id: messageId,
      name: 'attestations.invitation-requested.v1',
      attempts: 8,
      reason: expect.stringContaining('a_bug') as string,
      correlationId: poison.envelope.correlationId,
    });
    expect(JSON.stringify(letter)).not.toContain(poison.data.contact.email);

    await says('/health/ready', 'notifications 1.');
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'degraded',
      parts: expect.arrayContaining([
        {
          name: 'dead letters',
          status: 'warn',
          detail: 'Failed messages wait for a person: notifications 1.',
        },
      ]) as unknown,
    });
    await says('/metrics', 'assent_failed_jobs{queue="notifications"} 1');

    await putRight();
    expect(await desk.letters.redrive('notifications', messageId)).toBe(true);
    await waitFor(() => mailsTo(poison).length === 1, { what: 'its mail' });
    await waitFor(async () => (await queueOf())?.failed === 0, { what: 'an empty list of failed ones' });

    // Put back twice, and handled once more past the queue: the effect stays one.
    expect(await desk.letters.redrive('notifications', messageId)).toBe(false);
    await service.app.get(IntendInvitationWhenRequested).handle(poison);
    const last = anInvitation();
    await publish(last);
    await waitFor(() => mailsTo(last).length === 1, { what: 'a mail after it' });
    expect(mailsTo(poison)).toHaveLength(1);
    await says('/health/ready', '"status":"ready"');
    await says('/metrics', 'assent_failed_jobs{queue="notifications"} 0');
  });
});
