import { readCustomerDetails, SYSTEM_ACTOR } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { batchOfTick, PartnerCenterClients } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { DetailsReadings, type DueReading } from '../ports/details-readings.js';
import { ImportRepository } from '../ports/import-repository.js';
import { after } from '../policy.js';
import { DETAILS_POLICY, readingWakeUp } from './details-policy.js';

/**
 * Finds customers whose details nobody has read and lets the due readings go, no faster than Microsoft serves
 * them. While an import writes page after page its provider instance's readings wait: who there is comes before the details
 * of each. Rows are moved on before messages go out; a process that dies in between is made good by the next
 * look at them.
 */
@Injectable()
export class WakeUpDueReadings {
  constructor(
    private readonly readings: DetailsReadings,
    private readonly imports: ImportRepository,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly publisher: MessagePublisher,
    private readonly ids: Ids,
  ) {}

  async execute(now: Date): Promise<number> {
    await this.readings.enlist(now, DETAILS_POLICY.enlistBatch);
    const { partOfBudget, sweepEveryMs, importSilentMs } = DETAILS_POLICY;
    const importing = await this.imports.findAdvancing(after(now, -importSilentMs));
    const wakeAt = (attempts: number) => readingWakeUp(now, attempts);
    let count = 0;
    for (const { providerInstanceId, callsPerMinute } of this.partnerCenter.budgets()) {
      if (importing.has(providerInstanceId)) continue;
      const batch = batchOfTick(callsPerMinute.customers * partOfBudget, sweepEveryMs);
      count += await this.letGo(await this.readings.takeDue(providerInstanceId, now, wakeAt, batch));
    }
    return count;
  }

  private async letGo(due: readonly DueReading[]): Promise<number> {
    if (due.length === 0) return 0;
    await this.publisher.publish(
      due.map(({ customerId, scope }) => ({
        contract: readCustomerDetails,
        data: { customerId },
        aggregate: { id: customerId, version: null },
        scope,
        actor: SYSTEM_ACTOR,
        correlationId: this.ids.next(),
        priority: 'bulk' as const,
      })),
    );
    return due.length;
  }
}
