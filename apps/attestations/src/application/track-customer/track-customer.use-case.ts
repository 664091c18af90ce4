import type { customerChanged, CustomerState } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { beginTracking, takeOverFacts } from '../../domain/decisions/track-customer.js';
import type { CustomerFacts } from '../../domain/model/customer-mca.js';
import { commandedBy } from '../cause.js';
import { Decisions } from '../decisions.js';

/** Keeps the copy of the customer's facts. The events may come in any order; the newest version wins. */
@Injectable()
export class TrackCustomer {
  constructor(private readonly decisions: Decisions) {}

  async execute(tx: Tx, message: Message<typeof customerChanged>): Promise<void> {
    const { customerId } = message.data.customer;
    const facts = factsOf(message.data.customer);
    // The operation belongs to the customers service, which settles it.
    const cause = { ...commandedBy(message), operationId: null };
    const takeOver = () =>
      this.decisions.change(tx, customerId, cause, (mca, circumstances) =>
        takeOverFacts(mca, facts, circumstances),
      );
    if (await takeOver()) return;
    const decision = beginTracking(customerId, facts, this.decisions.circumstances());
    // Of two first events at the same moment the second finds here what the first one has stored.
    if (!(await this.decisions.begin(tx, decision, cause))) await takeOver();
  }
}

function factsOf(customer: CustomerState): CustomerFacts {
  const { version, providerInstanceId, resellerId, tenantId, companyName, country, lifecycle } = customer;
  return { version, providerInstanceId, resellerId, tenantId, companyName, country, lifecycle };
}
