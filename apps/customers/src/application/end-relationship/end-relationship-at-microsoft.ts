import { Transactions } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { PartnerCenterClients, type PartnerCenterError } from '@assent/partner-center';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { changeCustomer } from '../../domain/customer.js';
import { CallMicrosoft } from '../call-microsoft.js';
import { customerChangedMessage, settlesCustomer } from '../customer-messages.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import { type ClaimedCall, PendingCalls } from '../ports/pending-calls.js';
import { refusalMessages, refusedByMicrosoft } from '../refusals.js';

/** Ends a relationship at Microsoft: `ending` becomes `ended`, or `active` again when Microsoft refuses. */
@Injectable()
export class EndRelationshipAtMicrosoft {
  constructor(
    private readonly microsoft: CallMicrosoft,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly customers: CustomerRepository,
    private readonly calls: PendingCalls,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(customerId: string): Promise<void> {
    const attempt = await this.microsoft.attempt(customerId, 'end', {
      make: async (call, options) => {
        const tenantId = await this.tenantOf(call);
        await this.partnerCenter.of(call.scope.providerInstanceId).endRelationship(tenantId, options);
      },
    });
    switch (attempt.kind) {
      case 'done':
        await this.end(attempt.call);
        return;
      case 'refused':
        if (isOver(attempt.error)) await this.end(attempt.call);
        else await this.restore(attempt.call, attempt.error);
        return;
      case 'later':
        return;
    }
  }

  private async tenantOf(call: ClaimedCall): Promise<string> {
    const customer = await this.transactions.run((tx) => this.customers.find(tx, call.customerId));
    const tenantId = customer?.tenantId ?? undefined;
    if (tenantId === undefined) throw new Error(`Customer ${call.customerId} has no tenant to part from.`);
    return tenantId;
  }

  private async end(call: ClaimedCall): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.calls.finish(tx, call))) return;
      const customer = await this.customers.find(tx, call.customerId);
      if (customer?.lifecycle !== 'ending') return;
      const ended = changeCustomer(customer, { lifecycle: 'ended' }, this.clock.now());
      await this.customers.update(tx, [ended]);
      const settles = settlesCustomer(call.origin, customer.id);
      await this.outbox.append(tx, customerChangedMessage(ended, 'customer_ended', call.origin, { settles }));
    });
  }

  private async restore(call: ClaimedCall, error: PartnerCenterError): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.calls.finish(tx, call))) return;
      const customer = await this.customers.find(tx, call.customerId);
      if (customer?.lifecycle !== 'ending') return;
      const active = changeCustomer(customer, { lifecycle: 'active' }, this.clock.now());
      await this.customers.update(tx, [active]);
      await this.outbox.append(tx, customerChangedMessage(active, 'customer_end_failed', call.origin));
      const refusal = refusedByMicrosoft(error, 'to end the relationship', 'relationship_not_endable');
      const about = { aggregateId: customer.id, scope: call.scope, origin: call.origin };
      await this.outbox.append(tx, ...refusalMessages(refusal, about));
    });
  }
}

/** Microsoft's code for a customer with whom the partner has no relationship. */
const NO_RELATIONSHIP = '20002';

/** Unknown to Microsoft, or parted from by an attempt whose answer got lost: nothing is left to end. */
function isOver({ httpStatus, microsoftCode }: PartnerCenterError): boolean {
  return httpStatus === 404 || microsoftCode === NO_RELATIONSHIP;
}
