import {
  attestationClosed,
  deliveryChanged,
  invitationRequested,
  type MessageContract,
  providerInstanceLogoChanged,
  providerInstanceSettingsChanged,
  reminderRequested,
} from '@assent/contracts';
import { schemaDrift } from '@assent/database';
import { generateKeySpec, LinkTokens } from '@assent/keyring';
import { type Message, MessagePublisher, Queues, RedisConnections } from '@assent/messaging';
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
const linkKeys = generateKeySpec();

type Asking = typeof invitationRequested | typeof reminderRequested;

interface MailRow {
  readonly id: string;
  readonly state: string;
  readonly last_error: string | null;
  readonly contact_sealed: string;
  readonly attempts: number;
}

describe('the notifications service', () => {
  let database: TestDatabase;
  let catcher: MailCatcher;
  let service: RunningService;

  beforeAll(async () => {
    database = await testDatabase({ name: 'notifications', entities, migrations });
    catcher = new MailCatcher();
    await catcher.start();
    const environment = readEnvironment({
      DATABASE_URL: database.url,
      REDIS_URL: await testRedisUrl(),
      ENVELOPE_KEYS: generateKeySpec(),
      AT_REST_KEYS: generateKeySpec(),
      LINK_TOKEN_KEYS: linkKeys,
      PROVIDER_INSTANCE_ID: PARTNER,
      PROVIDER_INSTANCE_NAME: 'Contoso Cloud Partner',
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
    // A start goes on without Redis after a second.
    const connections = service.app.get(RedisConnections);
    await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
  });

  afterAll(async () => {
    await service.stop();
    await catcher.stop();
    await database.drop();
  });

  beforeEach(async () => {
    catcher.refuseRecipientsWith = undefined;
    catcher.mails.length = 0;
    await database.dataSource.query('TRUNCATE mail, delivery, closed_attestation');
  });

  const publish = async (contract: MessageContract, message: Message): Promise<void> => {
    const occurredAt = new Date(message.envelope.occurredAt);
    const { data } = message;
    await service.app.get(MessagePublisher).publish([{ ...message.envelope, occurredAt, contract, data }]);
  };

  const asking = (contract: Asking, data: Record<string, unknown> = {}): Message<Asking> =>
    aMessage(
      contract,
      {
        customerId: anId(),
        attestationId: anId(),
        signatoryLinkId: anId(),
        contact: aContact(),
        expiresAt: new Date(Date.now() + 60 * 60_000).toISOString(),
        ...data,
      },
      { scope: { providerInstanceId: PARTNER, resellerId: null } },
    );

  const ask = async (contract: Asking, data: Record<string, unknown> = {}): Promise<Message<Asking>> => {
    const message = asking(contract, data);
    await publish(contract, message);
    return message;
  };

  const mailOf = async (message: Message<Asking>): Promise<MailRow | undefined> => {
    const rows = await database.dataSource.query<MailRow[]>('SELECT * FROM mail WHERE message_id = $1', [
      message.envelope.messageId,
    ]);
    return rows[0];
  };

  const inState = (message: Message<Asking>, state: string): Promise<MailRow> =>
    waitFor(
      async () => {
        const mail = await mailOf(message);
        return mail?.state === state ? mail : undefined;
      },
      { what: `a mail that is ${state}`, deadlineMs: 60_000 },
    );

  /** The deliveries that were told about the message's customer, oldest first. */
  const toldOf = async (message: Message<Asking>): Promise<unknown[]> => {
    const rows = await database.dataSource.query<{ data: unknown }[]>(
      `SELECT message -> 'envelope' -> 'data' AS data FROM outbox_message
       WHERE type = $1 AND message -> 'envelope' -> 'aggregate' ->> 'id' = $2 ORDER BY id`,
      [deliveryChanged.type, message.data.customerId],
    );
    return rows.map(({ data }) => data);
  };

  it('has tables that match its entities', async () => {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
  });

  it('mails the invitation, in the language of the attestation, with our link and never another', async () => {
    const message = await ask(invitationRequested, { language: 'fr-FR', companyName: 'Clairloriot SAS' });
    await inState(message, 'sent');
    const [mail] = catcher.mails;
    const { contact, signatoryLinkId } = message.data;
    const landing = `https://agreements.partner.example/a/${LinkTokens.parse(linkKeys).issue(signatoryLinkId)}`;

    expect(catcher.mails).toHaveLength(1);
    expect(mail?.from?.text).toBe('"Contoso Cloud Partner" <agreements@partner.example>');
    expect(mail?.replyTo?.text).toBe('help@partner.example');
    expect(mail?.to).toMatchObject({ value: [{ address: contact.email }] });
    expect(mail?.subject).toContain('Contrat client Microsoft pour Clairloriot SAS');
    expect(mail?.text?.match(/https?:\/\/\S+/g)).toEqual([landing]);
    expect(String(mail?.html).match(/https?:\/\/[^\s"<]+/g)).toEqual([landing]);
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@partner\.example>$/);
    expect(await toldOf(message)).toMatchObject([
      { change: 'invitation_sent', delivery: { version: 1, attestationId: message.data.attestationId } },
    ]);
  });

  it('writes in the name, colour and logo that the partner has chosen last, and answers go where it says', async () => {
    const scope = { scope: { providerInstanceId: PARTNER, resellerId: null } };
    const settingsOf = (version: number, displayName: string) => {
      const { settings } = providerInstanceSettingsChanged.example.state;
      const branding = { ...settings.branding, displayName, supportEmail: 'mca@contoso.example' };
      const state = {
        providerInstanceId: PARTNER,
        version,
        settings: { ...settings, branding },
        changedAt: new Date().toISOString(),
      };
      return aMessage(providerInstanceSettingsChanged, { state, settles: [] }, scope);
    };
    const content = Buffer.from('an image');
    const logo = aMessage(
      providerInstanceLogoChanged,
      {
        state: {
          providerInstanceId: PARTNER,
          version: 1,
          changedAt: new Date().toISOString(),
          logo: {
            mediaType: 'image/png',
            width: 320,
            height: 64,
            contentHash: 'b'.repeat(64),
            content: content.toString('base64'),
          },
        },
        settles: [],
      },
      scope,
    );
    const publishAndWait = async (contract: MessageContract, message: Message) => {
      await publish(contract, message);
      const isHandled = async () =>
        (
          await database.dataSource.query<unknown[]>('SELECT 1 FROM inbox_message WHERE message_id = $1', [
            message.envelope.messageId,
          ])
        ).length === 1;
      await waitFor(isHandled, { what: 'the news to be known' });
    };
    await publishAndWait(providerInstanceSettingsChanged, settingsOf(2, 'Contoso Cloud'));
    await publishAndWait(providerInstanceLogoChanged, logo);
    // Comes too late: what it says was replaced.
    await publishAndWait(providerInstanceSettingsChanged, settingsOf(1, 'Yesterday’s name'));
    await inState(await ask(invitationRequested), 'sent');

    const [mail] = catcher.mails;
    expect(mail?.from?.text).toBe('"Contoso Cloud" <agreements@partner.example>');
    expect(mail?.replyTo?.text).toBe('mca@contoso.example');
    expect(mail?.attachments).toMatchObject([
      { cid: 'logo@assent', contentType: 'image/png', contentDisposition: 'inline', content },
    ]);
    await database.dataSource.query('TRUNCATE sender_branding, sender_logo');
  });

  it('keeps nothing personal in clear', async () => {
    const message = await ask(invitationRequested);
    const row = await inState(message, 'sent');
    expect(row.contact_sealed).toMatch(/^k1\./);
    const everything = JSON.stringify([
      await database.dataSource.query('SELECT * FROM mail'),
      await database.dataSource.query('SELECT message::text FROM outbox_message'),
    ]);
    expect(everything).not.toContain(message.data.contact.email);
    expect(everything).not.toContain('/a/');
  });

  it('mails once for an event that comes again', async () => {
    const message = await ask(invitationRequested);
    await inState(message, 'sent');
    // Past the queue, which would drop a message id that it has seen: only the inbox knows.
    await service.app.get(IntendInvitationWhenRequested).handle(message);
    const later = await ask(invitationRequested);
    await inState(later, 'sent');
    expect(catcher.mails).toHaveLength(2);
  });

  it('counts reminders beside the invitation', async () => {
    const message = await ask(invitationRequested);
    await inState(message, 'sent');
    const reminder = await ask(reminderRequested, message.data);
    await inState(reminder, 'sent');
    expect(catcher.mails[1]?.subject).toMatch(/^Erinnerung/);
    expect((await toldOf(message)).at(-1)).toMatchObject({
      change: 'reminder_sent',
      delivery: { version: 2, remindersSent: 1, invitationSentAt: expect.any(String) as string },
    });
  });

  it('does nothing for a replay', async () => {
    const replay = asking(invitationRequested);
    const envelope = { ...replay.envelope, replay: true };
    await publish(invitationRequested, { ...replay, envelope });
    const message = await ask(invitationRequested);
    await inState(message, 'sent');
    // No queue keeps a replay that is handled.
    const { messageId } = envelope;
    const isHandled = () =>
      service.app
        .get(Queues)
        .use('notifications', async (queue) => (await queue.getJob(messageId)) === undefined);
    await waitFor(isHandled, { what: 'the replay to be handled' });
    expect(await mailOf(replay)).toBeUndefined();
  });

  it('waits for a mail server that is away, and sends when it is back', async () => {
    await catcher.stop();
    const message = await ask(invitationRequested);
    const waiting = await waitFor(
      async () => {
        const mail = await mailOf(message);
        return mail?.last_error ? mail : undefined;
      },
      { what: 'a first try' },
    );
    expect(waiting).toMatchObject({ state: 'intended', last_error: 'The mail server does not answer.' });
    expect(await toldOf(message)).toEqual([]);

    await catcher.start();
    // Half a minute passes, and with it the wake-up.
    await database.dataSource.query(
      `UPDATE mail SET next_attempt_at = now(), woken_at = now() - interval '1 minute'`,
    );
    const sent = await inState(message, 'sent');
    expect(sent.attempts).toBe(2);
  });

  it('tells the people on duty which mails are stuck, and stays ready', async () => {
    const health = async () => {
      const answer = await fetch(`${service.url}/health/ready`);
      return { status: answer.status, text: await answer.text() };
    };
    await catcher.stop();
    const message = await ask(invitationRequested);
    await waitFor(async () => (await mailOf(message))?.last_error, { what: 'a first try' });
    expect((await health()).text).not.toContain('tries');
    await database.dataSource.query(
      // Not tried again meanwhile.
      `UPDATE mail SET attempts = 3, next_attempt_at = now() + interval '1 hour'`,
    );
    const { status, text } = await waitFor(
      async () => {
        const answer = await health();
        return answer.text.includes('tries') && answer;
      },
      { what: 'the warning' },
    );
    expect(status).toBe(200);
    expect(text).toContain('A mail waits after 3 tries: The mail server does not answer.');
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('assent_mails_waiting 1');
    await catcher.start();
  });

  it('gives up on a recipient that the mail server does not know, and says so without the address', async () => {
    catcher.refuseRecipientsWith = 550;
    const message = await ask(invitationRequested);
    await inState(message, 'failed');
    const [told] = await toldOf(message);
    expect(told).toMatchObject({
      change: 'invitation_failed',
      delivery: { failure: "The mail server does not accept the recipient's address (answer 550)." },
    });
  });

  it('sends nothing for an attestation that has closed, also when that was told first', async () => {
    const message = asking(invitationRequested);
    const { customerId, attestationId } = message.data;
    const closing = aMessage(
      attestationClosed,
      { customerId, attestationId, state: 'revoked' },
      { scope: message.envelope.scope },
    );
    await publish(attestationClosed, closing);
    await waitFor(
      async () => {
        const rows = await database.dataSource.query<unknown[]>('SELECT 1 FROM closed_attestation');
        return rows.length === 1;
      },
      { what: 'the attestation to be known as closed' },
    );
    await publish(invitationRequested, message);
    await inState(message, 'cancelled');
    expect(catcher.mails).toHaveLength(0);
    expect(await toldOf(message)).toMatchObject([{ change: 'mail_cancelled' }]);
  });
});
