import { type MessageContract, signatoryBranding } from '@assent/contracts';
import type { Transactions, Tx } from '@assent/database';
import type { MessagePublisher, OutgoingMessage } from '@assent/messaging';
import type { Outbox } from '@assent/outbox';
import { Clock, Ids } from '@assent/service-kit';
import { anId } from '@assent/testing';
import { Addresses } from '../src/application/ports/addresses.js';
import { type ClosedAttestation, ClosedAttestations } from '../src/application/ports/closed-attestations.js';
import { Deliveries } from '../src/application/ports/deliveries.js';
import { type HandOver, Mailer, type ReadyMail } from '../src/application/ports/mailer.js';
import { Senders } from '../src/application/ports/senders.js';
import { Mails, type Settlement } from '../src/application/ports/mails.js';
import type { Delivery } from '../src/domain/delivery.js';
import type { Mail } from '../src/domain/mail.js';
import type { Sender } from '../src/texts/compose-mail.js';

const NO_TX = {} as Tx;

export const inMemoryTransactions = {
  run: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => work(NO_TX),
} as Transactions;

/** What was appended to the outbox or published, whichever way. */
export class SentMessages {
  readonly messages: OutgoingMessage[] = [];

  readonly outbox = {
    append: (_: Tx, ...messages: OutgoingMessage[]) => {
      this.messages.push(...messages);
      return Promise.resolve();
    },
  } as unknown as Outbox;

  readonly publisher = {
    publish: (messages: OutgoingMessage[]) => {
      this.messages.push(...messages);
      return Promise.resolve();
    },
  } as unknown as MessagePublisher;

  dataOf(contract: MessageContract): unknown[] {
    return this.messages.filter((message) => message.contract === contract).map(({ data }) => data);
  }
}

export class SetClock extends Clock {
  constructor(public time: Date) {
    super();
  }

  override now(): Date {
    return this.time;
  }

  pass(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}

export class FreshIds extends Ids {
  override next(): string {
    return anId();
  }
}

export class InMemoryMails extends Mails {
  readonly all = new Map<string, Mail>();
  readonly woken = new Map<string, Date>();

  override intend(_: Tx, mail: Mail): Promise<boolean> {
    const isKnown = [...this.all.values()].some(({ messageId }) => messageId === mail.messageId);
    if (!isKnown) this.all.set(mail.id, mail);
    return Promise.resolve(!isKnown);
  }

  override claim(_: Tx, id: string, now: Date, leaseUntil: Date): Promise<Mail | undefined> {
    const mail = this.all.get(id);
    if (mail?.state !== 'intended' || mail.nextAttemptAt === null || mail.nextAttemptAt > now) {
      return Promise.resolve(undefined);
    }
    return Promise.resolve(this.change(mail, { attempts: mail.attempts + 1, nextAttemptAt: leaseUntil }));
  }

  override settle(_: Tx, id: string, settlement: Settlement): Promise<void> {
    const lastError = settlement.state === 'failed' ? settlement.reason : null;
    const { state, at: settledAt } = settlement;
    this.change(this.get(id), { state, settledAt, lastError, nextAttemptAt: null });
    return Promise.resolve();
  }

  override postpone(_: Tx, id: string, nextAttemptAt: Date, reason: string): Promise<void> {
    const mail = this.get(id);
    if (mail.state === 'intended') this.change(mail, { nextAttemptAt, lastError: reason });
    return Promise.resolve();
  }

  override async cancelIntended(tx: Tx, attestationIds: readonly string[], at: Date): Promise<Mail[]> {
    const found = [...this.all.values()].filter(
      (mail) => attestationIds.includes(mail.attestationId) && mail.state === 'intended',
    );
    for (const { id } of found) await this.settle(tx, id, { state: 'cancelled', at });
    return found;
  }

  override takeOverdue(_: Tx, now: Date, wokenBefore: Date, limit: number): Promise<Mail[]> {
    const found = [...this.all.values()]
      .filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now)
      .filter(({ id, createdAt }) => (this.woken.get(id) ?? createdAt) <= wokenBefore)
      .slice(0, limit);
    for (const { id } of found) this.woken.set(id, now);
    return Promise.resolve(found);
  }

  override forgetSettledBefore(_: Tx, before: Date): Promise<number> {
    const old = [...this.all.values()].filter(({ settledAt }) => settledAt !== null && settledAt < before);
    for (const { id } of old) this.all.delete(id);
    return Promise.resolve(old.length);
  }

  get(id: string): Mail {
    const mail = this.all.get(id);
    if (mail === undefined) throw new Error(`no mail ${id}`);
    return mail;
  }

  private change(mail: Mail, changes: Partial<Mail>): Mail {
    const changed = { ...mail, ...changes };
    this.all.set(mail.id, changed);
    return changed;
  }
}

export class InMemoryDeliveries extends Deliveries {
  readonly all = new Map<string, Delivery>();

  override lock(_: Tx, customerId: string): Promise<Delivery | null> {
    return Promise.resolve(this.all.get(customerId) ?? null);
  }

  override save(_: Tx, delivery: Delivery): Promise<void> {
    this.all.set(delivery.customerId, delivery);
    return Promise.resolve();
  }
}

export class InMemoryClosedAttestations extends ClosedAttestations {
  readonly all = new Map<string, Date>();

  override remember(_: Tx, closed: readonly ClosedAttestation[], at: Date): Promise<void> {
    for (const { attestationId } of closed) this.all.set(attestationId, at);
    return Promise.resolve();
  }

  override has(_: Tx, attestationId: string): Promise<boolean> {
    return Promise.resolve(this.all.has(attestationId));
  }

  override forgetBefore(_: Tx, before: Date): Promise<number> {
    const old = [...this.all].filter(([, at]) => at < before);
    for (const [id] of old) this.all.delete(id);
    return Promise.resolve(old.length);
  }
}

/** A mail server that answers what it is told to. */
export class ScriptedMailer extends Mailer {
  readonly taken: ReadyMail[] = [];
  answer: HandOver = { outcome: 'sent' };

  override handOver(mail: ReadyMail): Promise<HandOver> {
    this.taken.push(mail);
    return Promise.resolve(this.answer);
  }
}

/** One partner, or none, who never changes its mind. */
export class FixedSenders extends Senders {
  sender: Sender | undefined = {
    branding: signatoryBranding({ name: 'Contoso Cloud Partner' }, null, null),
    logo: null,
  };

  override of(): Promise<Sender | undefined> {
    return Promise.resolve(this.sender);
  }
  override remember(): Promise<void> {
    return Promise.resolve();
  }
  override rememberLogo(): Promise<void> {
    return Promise.resolve();
  }
}

export class FixedAddresses extends Addresses {
  override landingUrl(signatoryLinkId: string): string {
    return `https://partner.example/a/${signatoryLinkId}`;
  }
}
