import { pollAcceptance } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { batchOfTick, type InstanceBudget, pacedBatchOfTick } from '@assent/partner-center';
import { Injectable } from '@nestjs/common';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { envelopeFor } from '../messages-of-decision.js';
import { type DueAttestation, DueWork } from '../ports/due-work.js';
import { PartnerCenters } from '../ports/partner-centers.js';

/**
 * Sends out the questions to Microsoft whose time has come: of each provider instance as many as its call
 * budget lets it ask, so that one with many open links takes nothing from another.
 */
@Injectable()
export class HandOutPolls {
  constructor(
    private readonly dueWork: DueWork,
    private readonly partnerCenters: PartnerCenters,
    private readonly publisher: MessagePublisher,
  ) {}

  async execute(now: Date): Promise<number> {
    let count = 0;
    for (const budget of this.partnerCenters.budgets()) {
      for (const due of await this.dueOf(budget, now)) count += await this.handOut(due, now);
    }
    return count;
  }

  /** Where a bulk operation waits for its links, who has opened theirs is asked about as ever, and others stand back. */
  private async dueOf(
    { providerInstanceId, callsPerMinute: { attestations } }: InstanceBudget,
    now: Date,
  ): Promise<DueAttestation[][]> {
    const { everyMs, partOfBudget, partBesideBulk } = POLICY.polling;
    const batch = batchOfTick(attestations * partOfBudget, everyMs);
    if (!(await this.dueWork.isBulkWaitingForLinks(providerInstanceId))) {
      return [await this.dueWork.handOutPolls(providerInstanceId, now, batch)];
    }
    const others = pacedBatchOfTick(attestations * partBesideBulk, everyMs, now);
    return [
      await this.dueWork.handOutPolls(providerInstanceId, now, batch, 'opened'),
      await this.dueWork.handOutPolls(providerInstanceId, now, others),
    ];
  }

  private async handOut(due: readonly DueAttestation[], now: Date): Promise<number> {
    await this.publisher.publish(
      due.map(({ customerId, attestationId, scope, correlationId }) => ({
        ...envelopeFor({ customerId, scope, cause: BY_TIME, correlationId, now }),
        contract: pollAcceptance,
        data: { customerId, attestationId },
      })),
    );
    return due.length;
  }
}
