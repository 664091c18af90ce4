import { sendMail, SYSTEM_ACTOR } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { Mail } from '../../domain/mail.js';
import { Mails } from '../ports/mails.js';

/** What an event knows of the mail that it asks for. */
export type MailOrder = Omit<
  Mail,
  'id' | 'state' | 'attempts' | 'nextAttemptAt' | 'lastError' | 'createdAt' | 'settledAt'
>;

/** Writes down that a mail is to be sent, and wakes up the work of sending it. */
@Injectable()
export class IntendMail {
  constructor(
    private readonly mails: Mails,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** From the commit on the mail will go out, whatever crashes: the row waits, and the sweep finds it. */
  async execute(tx: Tx, order: MailOrder): Promise<void> {
    const now = this.clock.now();
    const mail: Mail = {
      ...order,
      id: this.ids.next(),
      state: 'intended',
      attempts: 0,
      nextAttemptAt: now,
      lastError: null,
      createdAt: now,
      settledAt: null,
    };
    if (!(await this.mails.intend(tx, mail))) return;
    await this.outbox.append(tx, {
      contract: sendMail,
      data: { notificationId: mail.id },
      aggregate: { id: mail.customerId, version: null },
      scope: { providerInstanceId: mail.providerInstanceId, resellerId: mail.resellerId },
      actor: SYSTEM_ACTOR,
      correlationId: mail.correlationId,
      causationId: mail.messageId,
    });
  }
}
