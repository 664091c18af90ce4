import { Injectable } from '@nestjs/common';
import { expireOverdueLink } from '../../domain/decisions/expire-link.js';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { Decisions } from '../decisions.js';
import { DueWork } from '../ports/due-work.js';
import { UnitOfWork } from '../ports/unit-of-work.js';

/** Turns links that have run out into expired ones. Any number of processes may do it at the same moment. */
@Injectable()
export class ExpireLinks {
  constructor(
    private readonly transactions: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly dueWork: DueWork,
  ) {}

  /** @returns how many links it expired */
  async execute(now: Date): Promise<number> {
    let expired = 0;
    for (;;) {
      // Each batch commits by itself: a crash loses the batch in hand, which the next tick takes up.
      const batch = await this.transactions.run(async (tx) => {
        const customerIds = await this.dueWork.lockCustomersWithOverdueLinks(tx, now, POLICY.expiry.batch);
        const outcomes = await this.decisions.changeAll(
          tx,
          customerIds,
          () => BY_TIME,
          (mca, circumstances) => expireOverdueLink(mca, { ...circumstances, now }),
        );
        return { found: customerIds.length, changed: outcomes.filter(({ changed }) => changed).length };
      });
      expired += batch.changed;
      if (batch.found < POLICY.expiry.batch) return expired;
    }
  }
}
