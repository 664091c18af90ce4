import { deliveryChanged, sendMail } from '@assent/contracts';
import { aContact, anId } from '@assent/testing';
import type { Tx } from '@assent/database';
import { Logger } from '@nestjs/common';
import {
  FixedAddresses,
  FixedSenders,
  FreshIds,
  InMemoryClosedAttestations,
  InMemoryDeliveries,
  InMemoryMails,
  inMemoryTransactions,
  ScriptedMailer,
  SentMessages,
  SetClock,
} from '../../../test/in-memory-ports.js';
import type { Mail } from '../../domain/mail.js';
import { CancelMails } from '../cancel-mails/cancel-mails.js';
import { ForgetWhatIsOver } from '../forget-what-is-over/forget-what-is-over.js';
import { IntendMail, type MailOrder } from '../intend-mail/intend-mail.js';
import { RecordDelivery } from '../record-delivery/record-delivery.js';
import { WakeOverdueMails } from '../wake-overdue-mails/wake-overdue-mails.js';
import { SendMail } from './send-mail.js';

const NO_TX = {} as Tx;
const DAY = 24 * 60 * 60_000;

/** The use cases around one set of in-memory ports. */
function notifications() {
  const clock = new SetClock(new Date('2026-02-03T09:30:00Z'));
  const mails = new InMemoryMails();
  const closed = new InMemoryClosedAttestations();
  const deliveries = new InMemoryDeliveries();
  const sent = new SentMessages();
  const mailer = new ScriptedMailer();
  const addresses = new FixedAddresses();
  const senders = new FixedSenders();
  const record = new RecordDelivery(deliveries, sent.outbox);
  const intend = new IntendMail(mails, sent.outbox, clock, new FreshIds());
  const order = (changes: Partial<MailOrder> = {}): MailOrder => ({
    messageId: anId(),
    kind: 'invitation',
    providerInstanceId: anId(),
    resellerId: null,
    customerId: anId(),
    attestationId: anId(),
    signatoryLinkId: anId(),
    companyName: 'Nordwind Logistik GmbH',
    contact: aContact(),
    language: 'de-DE',
    expiresAt: new Date(clock.now().getTime() + 7 * DAY),
    correlationId: 'correlation',
    ...changes,
  });
  return {
    clock,
    mails,
    closed,
    deliveries,
    sent,
    mailer,
    senders,
    send: new SendMail(inMemoryTransactions, mails, closed, mailer, addresses, senders, record, clock),
    cancel: new CancelMails(mails, closed, record, clock),
    wake: new WakeOverdueMails(inMemoryTransactions, mails, sent.publisher),
    forget: new ForgetWhatIsOver(inMemoryTransactions, mails, closed),
    intend: async (changes: Partial<MailOrder> = {}): Promise<Mail> => {
      const asked = order(changes);
      await intend.execute(NO_TX, asked);
      const mail = [...mails.all.values()].find(({ messageId }) => messageId === asked.messageId);
      if (mail === undefined) throw new Error('the mail was not intended');
      return mail;
    },
  };
}

describe('sending mails', () => {
  let n: ReturnType<typeof notifications>;
  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    n = notifications();
  });
  const changes = () => n.sent.dataOf(deliveryChanged).map((data) => (data as { change: string }).change);

  it('makes one mail of one event, however often it comes', async () => {
    const messageId = anId();
    await n.intend({ messageId });
    await n.intend({ messageId });
    expect(n.mails.all.size).toBe(1);
    expect(n.sent.dataOf(sendMail)).toHaveLength(1);
  });

  it('hands the mail over with our address, once, and tells the others', async () => {
    const mail = await n.intend();
    await n.send.execute(mail.id);
    await n.send.execute(mail.id);
    expect(n.mailer.taken).toHaveLength(1);
    expect(n.mailer.taken[0]?.text).toContain(`https://partner.example/a/${mail.signatoryLinkId}`);
    expect(n.mailer.taken[0]?.to.address).toBe(mail.contact.email);
    expect(n.mails.get(mail.id)).toMatchObject({ state: 'sent', nextAttemptAt: null });
    expect(n.sent.dataOf(deliveryChanged)).toMatchObject([
      { change: 'invitation_sent', delivery: { version: 1, invitationSentAt: '2026-02-03T09:30:00.000Z' } },
    ]);
  });

  it('is tried by nobody else while a try is under way, and again after a crash', async () => {
    const mail = await n.intend();
    n.mailer.handOver = () => Promise.reject(new Error('the process died'));
    await expect(n.send.execute(mail.id)).rejects.toThrow();
    n.mailer.handOver = ScriptedMailer.prototype.handOver.bind(n.mailer);
    await n.send.execute(mail.id);
    expect(n.mailer.taken).toHaveLength(0);
    n.clock.pass(3 * 60_000);
    await n.wake.execute(n.clock.now());
    expect(n.sent.dataOf(sendMail)).toHaveLength(2);
    await n.send.execute(mail.id);
    expect(n.mailer.taken).toHaveLength(1);
  });

  it('backs off while the mail server is away, and never gives up while the link lives', async () => {
    const mail = await n.intend();
    n.mailer.answer = { outcome: 'unavailable', reason: 'The mail server does not answer.' };
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await n.send.execute(mail.id);
      const { nextAttemptAt } = n.mails.get(mail.id);
      const pause = (nextAttemptAt?.getTime() ?? 0) - n.clock.now().getTime();
      pauses.push(pause / 1000);
      n.clock.pass(pause);
    }
    expect(pauses.slice(0, 7)).toEqual([30, 60, 120, 240, 480, 900, 900]);
    expect(pauses.at(-1)).toBe(900);
    expect(changes()).toEqual([]);
    n.mailer.answer = { outcome: 'sent' };
    await n.send.execute(mail.id);
    expect(changes()).toEqual(['invitation_sent']);
  });

  it('fails when the link ran out first, and says why', async () => {
    const mail = await n.intend();
    n.clock.pass(8 * DAY);
    await n.send.execute(mail.id);
    expect(n.mailer.taken).toHaveLength(0);
    expect(n.sent.dataOf(deliveryChanged)).toMatchObject([
      { change: 'invitation_failed', delivery: { failure: expect.stringContaining('ran out') as string } },
    ]);
  });

  it('fails at once when the recipient is refused', async () => {
    n.mailer.answer = { outcome: 'refused', reason: 'No such mailbox.' };
    const mail = await n.intend({ kind: 'reminder' });
    await n.send.execute(mail.id);
    expect(n.mails.get(mail.id)).toMatchObject({ state: 'failed', lastError: 'No such mailbox.' });
    expect(changes()).toEqual(['reminder_failed']);
  });

  it('waits rather than to write in the name of nobody', async () => {
    n.senders.sender = undefined;
    const mail = await n.intend();
    await n.send.execute(mail.id);
    expect(n.mailer.taken).toHaveLength(0);
    expect(n.mails.get(mail.id)).toMatchObject({ state: 'intended' });
  });

  it('sends nothing for an attestation that closed, whichever event came first', async () => {
    const early = await n.intend();
    await n.cancel.execute(NO_TX, [{ attestationId: early.attestationId, state: 'accepted' }]);
    await n.send.execute(early.id);

    const attestationId = anId();
    await n.cancel.execute(NO_TX, [{ attestationId, state: 'revoked' }]);
    const late = await n.intend({ attestationId });
    await n.send.execute(late.id);

    expect(n.mailer.taken).toHaveLength(0);
    expect(n.mails.get(late.id).state).toBe('cancelled');
    expect(changes()).toEqual(['mail_cancelled', 'mail_cancelled']);
  });

  it('wakes up only what is due and was not woken up a moment ago', async () => {
    await n.intend();
    await n.wake.execute(n.clock.now());
    expect(n.sent.dataOf(sendMail)).toHaveLength(1);
    n.clock.pass(31_000);
    await n.wake.execute(n.clock.now());
    await n.wake.execute(n.clock.now());
    expect(n.sent.dataOf(sendMail)).toHaveLength(2);
  });

  it('forgets closed attestations after a month', async () => {
    const attestationId = anId();
    await n.cancel.execute(NO_TX, [{ attestationId, state: 'accepted' }]);
    await n.forget.execute(new Date(n.clock.now().getTime() + 30 * DAY));
    expect(await n.closed.has(NO_TX, attestationId)).toBe(true);
    await n.forget.execute(new Date(n.clock.now().getTime() + 32 * DAY));
    expect(await n.closed.has(NO_TX, attestationId)).toBe(false);
  });

  it('forgets settled mails after three months, and never one that still waits', async () => {
    const sentMail = await n.intend();
    await n.send.execute(sentMail.id);
    const waiting = await n.intend();
    await n.forget.execute(new Date(n.clock.now().getTime() + 89 * DAY));
    expect(n.mails.all.size).toBe(2);
    await n.forget.execute(new Date(n.clock.now().getTime() + 91 * DAY));
    expect([...n.mails.all.keys()]).toEqual([waiting.id]);
  });
});
