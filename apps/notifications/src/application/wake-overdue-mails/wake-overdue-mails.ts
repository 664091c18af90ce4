import { sendMail, SYSTEM_ACTOR } from '@assent/contracts';
import { Transactions } from '@assent/database';
import { MessagePublisher } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { MAIL_POLICY } from '../../domain/mail-policy.js';
import { Mails } from '../ports/mails.js';

/**
 * Wakes up the sending of mails whose time has come: after a pause, and when the first wake-up was lost with
 * Redis or its worker. Waking up too often does no harm, since a mail must be claimed to be sent.
 */
@Injectable()
export class WakeOverdueMails {
  constructor(
    private readonly transactions: Transactions,
    private readonly mails: Mails,
    private readonly publisher: MessagePublisher,
  ) {}

  /** When publishing fails, the mails are found again after `wakeUpMs`. */
  async execute(now: Date): Promise<void> {
    const wokenBefore = new Date(now.getTime() - MAIL_POLICY.wakeUpMs);
    const overdue = await this.transactions.run((tx) =>
      this.mails.takeOverdue(tx, now, wokenBefore, MAIL_POLICY.sweepBatch),
    );
    if (overdue.length === 0) return;
    await this.publisher.publish(
      overdue.map((mail) => ({
        contract: sendMail,
        data: { notificationId: mail.id },
        aggregate: { id: mail.customerId, version: null },
        scope: { providerInstanceId: mail.providerInstanceId, resellerId: mail.resellerId },
        actor: SYSTEM_ACTOR,
        correlationId: mail.correlationId,
        causationId: mail.messageId,
        priority: 'sweep' as const,
      })),
    );
  }
}
