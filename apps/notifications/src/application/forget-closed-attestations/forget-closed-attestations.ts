import { Transactions } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { MAIL_POLICY } from '../../domain/mail-policy.js';
import { ClosedAttestations } from '../ports/closed-attestations.js';

/** Forgets closed attestations that no event can ask a mail for any more: their links have long run out. */
@Injectable()
export class ForgetClosedAttestations {
  constructor(
    private readonly transactions: Transactions,
    private readonly closed: ClosedAttestations,
  ) {}

  async execute(now: Date): Promise<void> {
    const before = new Date(now.getTime() - MAIL_POLICY.closedRememberedMs);
    await this.transactions.run((tx) => this.closed.forgetBefore(tx, before));
  }
}
