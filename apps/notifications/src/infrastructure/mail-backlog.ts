import { Transactions } from '@assent/database';
import { Metrics, Readiness } from '@assent/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MoreThanOrEqual } from 'typeorm';
import { MAIL_POLICY } from '../domain/mail-policy.js';
import { MailOrmEntity } from './persistence/mail.orm-entity.js';

/**
 * Shows the people on duty which mails wait. A mail server that is away never makes the service unready: it
 * goes on writing down what is to be sent.
 */
@Injectable()
export class MailBacklog implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.gauge('assent_mails_waiting', 'Mails that the mail server has not taken yet.', () =>
      this.transactions.run((tx) => tx.countBy(MailOrmEntity, { state: 'intended' })),
    );
    this.readiness.add({
      name: 'mail',
      whenFailing: 'warn',
      check: async () => {
        const stuck = await this.stuck();
        if (stuck === null) return { status: 'up' };
        const detail = `A mail waits after ${stuck.attempts} tries: ${stuck.lastError ?? 'no reason is known.'}`;
        return { status: 'warn', detail };
      },
    });
  }

  /** The mail that has been tried most often. */
  private stuck(): Promise<MailOrmEntity | null> {
    return this.transactions.run((tx) =>
      tx.findOne(MailOrmEntity, {
        where: { state: 'intended', attempts: MoreThanOrEqual(MAIL_POLICY.worryingAttempts) },
        order: { attempts: 'DESC' },
      }),
    );
  }
}
