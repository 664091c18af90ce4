import { verifyCustomer } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { batchOfTick } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { envelopeFor } from '../messages-of-decision.js';
import { type DueCustomer, DueWork } from '../ports/due-work.js';
import { PartnerCenters } from '../ports/partner-centers.js';

/**
 * Has the agreements of customers read whose turn it is: of each provider instance as many as its call budget
 * lets it ask about.
 */
@Injectable()
export class HandOutVerifications {
  constructor(
    private readonly dueWork: DueWork,
    private readonly partnerCenters: PartnerCenters,
    private readonly publisher: MessagePublisher,
    private readonly ids: Ids,
  ) {}

  async execute(now: Date): Promise<number> {
    const { everyMs, partOfBudget, callsPerCustomer } = POLICY.verification;
    let count = 0;
    for (const { providerInstanceId, callsPerMinute } of this.partnerCenters.budgets()) {
      const batch = batchOfTick((callsPerMinute.agreements * partOfBudget) / callsPerCustomer, everyMs);
      count += await this.handOut(
        await this.dueWork.handOutVerifications(providerInstanceId, now, batch),
        now,
      );
    }
    return count;
  }

  private async handOut(due: readonly DueCustomer[], now: Date): Promise<number> {
    await this.publisher.publish(
      due.map(({ customerId, scope }) => ({
        ...envelopeFor({ customerId, scope, cause: BY_TIME, correlationId: this.ids.next(), now }),
        contract: verifyCustomer,
        data: { customerId },
        priority: 'bulk' as const,
      })),
    );
    return due.length;
  }
}
