import { fullName } from '@assent/domain';
import { Transactions, type Tx } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { Mail } from '../../domain/mail.js';
import { MAIL_POLICY, nextAttemptAt } from '../../domain/mail-policy.js';
import { composeMail } from '../../texts/compose-mail.js';
import { Addresses } from '../ports/addresses.js';
import { ClosedAttestations } from '../ports/closed-attestations.js';
import { type HandOver, Mailer } from '../ports/mailer.js';
import { Mails } from '../ports/mails.js';
import { Senders } from '../ports/senders.js';
import { RecordDelivery } from '../record-delivery/record-delivery.js';

/**
 * Hands one mail to the mail server.
 *
 * It may be called any number of times for the same mail, also at the same time: only who claims it sends.
 * A process that dies between the server's yes and the note of it leaves a mail that looks unsent; after the
 * lease it goes out once more, under the same Message-ID. SMTP allows no better, and a signatory who is
 * asked twice is better off than one who is never asked.
 */
@Injectable()
export class SendMail {
  private readonly logger = new Logger(SendMail.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly mails: Mails,
    private readonly closed: ClosedAttestations,
    private readonly mailer: Mailer,
    private readonly addresses: Addresses,
    private readonly senders: Senders,
    private readonly recordDelivery: RecordDelivery,
    private readonly clock: Clock,
  ) {}

  async execute(mailId: string): Promise<void> {
    const mail = await this.transactions.run((tx) => this.claim(tx, mailId));
    if (mail === undefined) return;
    const result = await this.handOver(mail);
    await this.transactions.run((tx) => this.note(tx, mail, result));
  }

  /** @returns undefined when there is nothing to send: settled, not due, taken by another, or no longer wanted */
  private async claim(tx: Tx, mailId: string): Promise<Mail | undefined> {
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + MAIL_POLICY.leaseMs);
    const mail = await this.mails.claim(tx, mailId, now, leaseUntil);
    if (mail === undefined) return undefined;
    if (await this.closed.has(tx, mail.attestationId)) {
      await this.mails.settle(tx, mail.id, { state: 'cancelled', at: now });
      await this.recordDelivery.execute(tx, mail, { what: 'cancelled' });
      return undefined;
    }
    if (mail.expiresAt <= now) {
      await this.fail(tx, mail, 'The link ran out before the mail server took the mail.');
      return undefined;
    }
    return mail;
  }

  private async handOver(mail: Mail): Promise<HandOver> {
    const sender = await this.senders.of(mail.providerInstanceId);
    if (sender === undefined) {
      // Never under another partner's name. The settings can be put right while the link is live.
      return { outcome: 'unavailable', reason: 'The settings do not name the partner who sends it.' };
    }
    const composed = composeMail(mail, sender, this.addresses.landingUrl(mail.signatoryLinkId));
    return this.mailer.handOver({
      ...composed,
      id: mail.id,
      from: sender.branding,
      to: { name: fullName(mail.contact), address: mail.contact.email },
    });
  }

  private async note(tx: Tx, mail: Mail, result: HandOver): Promise<void> {
    const now = this.clock.now();
    switch (result.outcome) {
      case 'sent':
        await this.mails.settle(tx, mail.id, { state: 'sent', at: now });
        await this.recordDelivery.execute(tx, mail, { what: 'sent', kind: mail.kind, at: now });
        return;
      case 'refused':
        await this.fail(tx, mail, result.reason);
        return;
      case 'unavailable': {
        const retryAt = nextAttemptAt(mail.attempts, now);
        await this.mails.postpone(tx, mail.id, retryAt, result.reason);
        this.logger.warn(
          `Mail ${mail.id} was not taken, try ${mail.attempts}: ${result.reason} Next try ${retryAt.toISOString()}.`,
        );
      }
    }
  }

  private async fail(tx: Tx, mail: Mail, reason: string): Promise<void> {
    await this.mails.settle(tx, mail.id, { state: 'failed', at: this.clock.now(), reason });
    await this.recordDelivery.execute(tx, mail, { what: 'failed', kind: mail.kind, reason });
    this.logger.warn(`Mail ${mail.id} cannot be delivered: ${reason}`);
  }
}
