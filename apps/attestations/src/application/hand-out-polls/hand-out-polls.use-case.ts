import { pollAcceptance } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { batchOfTick } from '@assent/partner-center';
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
    const { everyMs, partOfBudget } = POLICY.polling;
    let count = 0;
    for (const { providerInstanceId, callsPerMinute } of this.partnerCenters.budgets()) {
      const batch = batchOfTick(callsPerMinute.attestations * partOfBudget, everyMs);
      count += await this.handOut(await this.dueWork.handOutPolls(providerInstanceId, now, batch), now);
    }
    return count;
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
