import { type endRelationship, endRelationshipAtMicrosoft } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { CommandInbox, Outbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { changeCustomer, type Customer } from '../../domain/customer.js';
import { customerChangedMessage, scopeOf, settlesCustomer } from '../customer-messages.js';
import { after, CUSTOMERS_POLICY } from '../policy.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import { type Origin, originOf } from '../ports/origin.js';
import { PendingCalls } from '../ports/pending-calls.js';
import { type CommandRefusal, refusalMessages } from '../refusals.js';

/** Takes the command to end a relationship: `active` becomes `ending`, and a worker calls Microsoft. */
@Injectable()
export class RequestEnd {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly outbox: Outbox,
    private readonly customers: CustomerRepository,
    private readonly calls: PendingCalls,
    private readonly clock: Clock,
  ) {}

  async execute(message: Message<typeof endRelationship>): Promise<void> {
    const { customerId } = message.data;
    const { scope } = message.envelope;
    const origin = originOf(message.envelope);
    await this.inbox.handleOnce(message, async (tx) => {
      const found = await this.customers.find(tx, customerId);
      // Somebody else's customer is as unknown as one that never was.
      const customer = found?.providerInstanceId === scope.providerInstanceId ? found : undefined;
      const refusal = customer === undefined ? NOT_FOUND : refusalFor(customer);
      if (customer === undefined || refusal !== undefined) {
        const about = { aggregateId: customerId, scope, origin };
        await this.outbox.append(tx, ...refusalMessages(refusal ?? NOT_FOUND, about));
      } else if (customer.lifecycle === 'failed') {
        await this.endAtOnce(tx, customer, origin);
      } else {
        await this.startEnding(tx, customer, origin);
      }
    });
  }

  /** A customer that never came to be at Microsoft has no relationship to end there. */
  private async endAtOnce(tx: Tx, customer: Customer, origin: Origin): Promise<void> {
    const ended = changeCustomer(customer, { lifecycle: 'ended' }, this.clock.now());
    await this.customers.update(tx, [ended]);
    const settles = settlesCustomer(origin, customer.id);
    await this.outbox.append(tx, customerChangedMessage(ended, 'customer_ended', origin, { settles }));
  }

  private async startEnding(tx: Tx, customer: Customer, origin: Origin): Promise<void> {
    const now = this.clock.now();
    const ending = changeCustomer(customer, { lifecycle: 'ending' }, now);
    const scope = scopeOf(customer);
    await this.customers.update(tx, [ending]);
    await this.calls.add(
      tx,
      { customerId: customer.id, request: { kind: 'end' }, origin, scope },
      now,
      after(now, CUSTOMERS_POLICY.wakeUpAfterMs),
    );
    await this.outbox.append(tx, customerChangedMessage(ending, 'customer_ending', origin), {
      contract: endRelationshipAtMicrosoft,
      data: { customerId: customer.id },
      aggregate: { id: customer.id, version: null },
      scope,
      ...origin,
    });
  }
}

const NOT_FOUND: CommandRefusal = {
  code: 'customer_not_found',
  detail: 'There is no customer with this id. It may belong to another provider instance.',
};

function refusalFor(customer: Customer): CommandRefusal | undefined {
  switch (customer.lifecycle) {
    case 'ended':
      return {
        code: 'customer_ended',
        detail: 'The relationship with this customer has ended already. Its evidence is kept.',
      };
    case 'ending':
      return {
        code: 'customer_ended',
        detail: 'The relationship with this customer is being ended at this moment; Microsoft needs minutes.',
      };
    case 'creating':
      return {
        code: 'customer_not_ready',
        detail: 'The customer is still being created at Microsoft. Wait until it is there, then end it.',
      };
    case 'active':
    case 'failed':
      return undefined;
  }
}
