import { Transactions } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { MAIL_POLICY } from '../../domain/mail-policy.js';
import { ClosedAttestations } from '../ports/closed-attestations.js';
import { Mails } from '../ports/mails.js';

/**
 * Forgets what nobody needs any more: closed attestations that no event can ask a mail for, since their links
 * have long run out, and settled mails with the signatory in them. What was sent and when stays in the
 * customer's timeline.
 */
@Injectable()
export class ForgetWhatIsOver {
  constructor(
    private readonly transactions: Transactions,
    private readonly mails: Mails,
    private readonly closed: ClosedAttestations,
  ) {}

  async execute(now: Date): Promise<void> {
    const ago = (ms: number): Date => new Date(now.getTime() - ms);
    await this.transactions.run((tx) => this.closed.forgetBefore(tx, ago(MAIL_POLICY.closedRememberedMs)));
    await this.transactions.run((tx) => this.mails.forgetSettledBefore(tx, ago(MAIL_POLICY.settledKeptMs)));
  }
}
