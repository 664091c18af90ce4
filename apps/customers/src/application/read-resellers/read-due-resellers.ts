import { Transactions } from '@assent/database';
import { batchOfTick, PartnerCenterClients, PartnerCenterError } from '@assent/partner-center';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { after, retryAt } from '../policy.js';
import { ResellerReadings, type ResellerReading } from '../ports/reseller-readings.js';
import { ListResellers } from './list-resellers.js';
import { ReadServedCustomers } from './read-served-customers.js';
import { RESELLERS_POLICY } from './resellers-policy.js';

/**
 * Takes the steps of reading resellers that are due, no more than a small part of the call budget allows.
 * Killed in a step, nothing of it is written; its lease runs out and the step is taken again.
 */
@Injectable()
export class ReadDueResellers {
  private readonly logger = new Logger(ReadDueResellers.name);

  constructor(
    private readonly readings: ResellerReadings,
    private readonly list: ListResellers,
    private readonly served: ReadServedCustomers,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    const { partOfBudget, sweepEveryMs } = RESELLERS_POLICY;
    const budgets = this.partnerCenter.budgets();
    await this.readings.enlist(
      budgets.map(({ providerInstanceId }) => providerInstanceId),
      this.clock.now(),
    );
    for (const { providerInstanceId, callsPerMinute } of budgets) {
      const steps = batchOfTick(callsPerMinute.customers * partOfBudget, sweepEveryMs);
      for (let step = 0; step < steps; step += 1) {
        if (!(await this.takeStep(providerInstanceId))) break;
      }
    }
  }

  private async takeStep(providerInstanceId: string): Promise<boolean> {
    const now = this.clock.now();
    const reading = await this.readings.claim(providerInstanceId, {
      id: this.ids.next(),
      passId: this.ids.next(),
      now,
      until: after(now, RESELLERS_POLICY.leaseMs),
    });
    if (reading === undefined) return false;
    try {
      await (reading.resellerId === null
        ? this.list.execute(reading)
        : this.served.execute(reading, reading.resellerId));
    } catch (error) {
      // Any other error leaves the lease to run out: the step is taken again then.
      if (!(error instanceof PartnerCenterError)) throw error;
      const at = this.nextAfter(reading, error);
      await this.transactions.run((tx) => this.readings.settle(tx, reading, { kind: 'again', at }));
    }
    return true;
  }

  private nextAfter({ providerInstanceId, attempts }: ResellerReading, error: PartnerCenterError): Date {
    const now = this.clock.now();
    switch (error.kind) {
      case 'refused':
      case 'capability_unavailable': {
        const at = after(now, RESELLERS_POLICY.refusedAgainMs);
        this.logger.warn(
          `Provider instance ${providerInstanceId}: Microsoft did not show the indirect resellers or their customers ` +
            `(status ${error.httpStatus ?? 'none'}, code ${error.microsoftCode ?? 'none'}, correlation id ` +
            `${error.microsoftCorrelationId ?? 'none'}). A direct-bill partner has none; an indirect provider needs ` +
            `an app+user credential for it. Asked again at ${at.toISOString()}.`,
        );
        return at;
      }
      case 'unauthorised':
        return after(now, RESELLERS_POLICY.withoutAccessAgainMs);
      case 'throttled':
      case 'unavailable':
      case 'no_answer':
      case 'budget_exhausted':
        return retryAt(now, attempts, error.retryAt);
    }
  }
}
