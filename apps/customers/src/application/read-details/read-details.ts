import type { readCustomerDetails } from '@assent/contracts';
import { Transactions } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Outbox } from '@assent/outbox';
import { PartnerCenterClients, PartnerCenterError } from '@assent/partner-center';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { type CustomerDetails, lacksDetails, learnDetails } from '../../domain/customer-details.js';
import { customerUpdatedMessage } from '../customer-messages.js';
import { after, retryAt } from '../policy.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import { type ClaimedReading, DetailsReadings, type NextReading } from '../ports/details-readings.js';
import { type Origin, originOf } from '../ports/origin.js';
import { refuseUnknownInstance } from '../provider-instances.js';
import { afterRefusal, DETAILS_POLICY } from './details-policy.js';
import { knownDetails } from './known-details.js';

/**
 * Reads one customer's country and primary contact from Microsoft and fills in what is not known yet.
 *
 * Killed before the commit, nothing is written; the lease runs out and the sweep has it read again. Reading
 * twice does no harm, and the second one finds nothing to tell.
 */
@Injectable()
export class ReadDetails {
  private readonly logger = new Logger(ReadDetails.name);

  constructor(
    private readonly readings: DetailsReadings,
    private readonly customers: CustomerRepository,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ envelope, data }: Message<typeof readCustomerDetails>): Promise<void> {
    const now = this.clock.now();
    const reading = await this.readings.claim(data.customerId, {
      leaseId: this.ids.next(),
      now,
      leaseUntil: after(now, DETAILS_POLICY.leaseMs),
    });
    if (reading === undefined) return;
    const { providerInstanceId } = reading.scope;
    if (refuseUnknownInstance(this.partnerCenter, providerInstanceId) !== undefined) {
      // Taken out of the settings after its customers were imported; it may come back.
      await this.settle(reading, { kind: 'unserved', at: after(now, DETAILS_POLICY.withoutAccessAgainMs) });
      return;
    }
    try {
      const answer = await this.partnerCenter.of(providerInstanceId).getCustomer(reading.tenantId, {
        // Reading may be repeated at will, so the id need not be stored before the call.
        requestId: this.ids.next(),
        correlationId: envelope.correlationId,
        share: 'bulk',
      });
      await this.learn(reading, knownDetails(answer), originOf(envelope));
    } catch (error) {
      // Any other error leaves the lease to run out: the sweep has it read again then.
      if (!(error instanceof PartnerCenterError)) throw error;
      await this.settle(reading, this.nextAfter(reading, error));
    }
  }

  private async learn(reading: ClaimedReading, details: CustomerDetails, origin: Origin): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const customer = await this.customers.find(tx, reading.customerId);
      const learned = customer === undefined ? undefined : learnDetails(customer, details, now);
      const result = learned ?? customer;
      const next: NextReading =
        result !== undefined && lacksDetails(result)
          ? { kind: 'answered', at: after(now, DETAILS_POLICY.incompleteAgainMs), refusals: 0 }
          : { kind: 'done' };
      if (!(await this.readings.settle(tx, reading, next))) return;
      // Ended while Microsoft was asked: nobody needs it any more.
      if (learned?.lifecycle !== 'active') return;
      await this.customers.update(tx, [learned]);
      await this.outbox.append(tx, customerUpdatedMessage(learned, 'details', origin));
    });
  }

  private nextAfter(reading: ClaimedReading, error: PartnerCenterError): NextReading {
    const now = this.clock.now();
    switch (error.kind) {
      case 'refused':
      case 'capability_unavailable': {
        const refusals = reading.refusals + 1;
        const at = afterRefusal(now, refusals);
        this.logger.warn(
          `Customer ${reading.customerId}: Microsoft refused to show its details (status ${error.httpStatus ?? 'none'}, ` +
            `code ${error.microsoftCode ?? 'none'}, correlation id ${error.microsoftCorrelationId ?? 'none'}); ` +
            (at === null
              ? 'they are not asked for again. Country and contact can be entered by hand.'
              : `asked again at ${at.toISOString()}.`),
        );
        return { kind: 'answered', at, refusals };
      }
      case 'unauthorised':
        return { kind: 'unserved', at: after(now, DETAILS_POLICY.withoutAccessAgainMs) };
      case 'throttled':
      case 'unavailable':
      case 'no_answer':
      case 'budget_exhausted':
        return { kind: 'unserved', at: retryAt(now, reading.attempts, error.retryAt) };
    }
  }

  private async settle(reading: ClaimedReading, next: NextReading): Promise<void> {
    await this.transactions.run((tx) => this.readings.settle(tx, reading, next));
  }
}
