import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { finaliseWhenDue } from '../../domain/decisions/finalise-in-time.js';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { Decisions } from '../decisions.js';
import { DueWork } from '../ports/due-work.js';
import { UnitOfWork } from '../ports/unit-of-work.js';

/**
 * Makes agreements that nobody has stopped in time, and leaves those to a person whose partner wants that by
 * now. Any number of processes may do it at the same moment.
 */
@Injectable()
export class FinaliseAccepted {
  constructor(
    private readonly transactions: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly dueWork: DueWork,
    private readonly ids: Ids,
  ) {}

  /** @returns of how many attestations it has decided */
  async execute(now: Date): Promise<number> {
    let decided = 0;
    for (;;) {
      // Each batch commits by itself: a crash loses the batch in hand, which the next tick takes up.
      const changed = await this.transactions.run(async (tx) => {
        const customerIds = await this.dueWork.lockCustomersToFinalise(tx, now, POLICY.finalisation.batch);
        const outcomes = await this.decisions.changeAll(
          tx,
          customerIds,
          () => BY_TIME,
          (mca, circumstances) => finaliseWhenDue(mca, this.ids.next(), { ...circumstances, now }),
        );
        return outcomes.filter((outcome) => outcome.changed).length;
      });
      decided += changed;
      if (changed < POLICY.finalisation.batch) return decided;
    }
  }
}
