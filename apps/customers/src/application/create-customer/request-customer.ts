import { type createCustomer, createCustomerAtMicrosoft } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { checkNewCustomer } from '@assent/domain';
import type { Message } from '@assent/messaging';
import { CommandInbox, Outbox } from '@assent/outbox';
import { PartnerCenterClients } from '@assent/partner-center';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { type Customer, tenantDomain } from '../../domain/customer.js';
import { customerChangedMessage } from '../customer-messages.js';
import { after, CUSTOMERS_POLICY } from '../policy.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import { originOf } from '../ports/origin.js';
import { PendingCalls } from '../ports/pending-calls.js';
import { refuseUnknownInstance } from '../provider-instances.js';
import { brokenRules, type CommandRefusal, refusalMessages } from '../refusals.js';

/**
 * Takes the command to create a customer: checks everything that Microsoft would choke on later, keeps the
 * customer as `creating` and leaves the call to a worker. Nothing is sent to Microsoft here.
 */
@Injectable()
export class RequestCustomer {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly outbox: Outbox,
    private readonly customers: CustomerRepository,
    private readonly calls: PendingCalls,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly clock: Clock,
  ) {}

  async execute(message: Message<typeof createCustomer>): Promise<void> {
    await this.inbox.handleOnce(message, async (tx) => {
      const customer = this.customerOf(message);
      const origin = originOf(message.envelope);
      const { scope } = message.envelope;
      const refusal = await this.findRefusal(tx, message, customer);
      if (refusal !== undefined) {
        const about = { aggregateId: customer.id, scope, origin };
        await this.outbox.append(tx, ...refusalMessages(refusal, about));
        return;
      }
      await this.customers.insert(tx, [customer]);
      await this.calls.add(
        tx,
        { customerId: customer.id, request: { kind: 'create', newCustomer: message.data }, origin, scope },
        customer.createdAt,
        after(customer.createdAt, CUSTOMERS_POLICY.wakeUpAfterMs),
      );
      await this.outbox.append(tx, customerChangedMessage(customer, 'customer_create_requested', origin), {
        contract: createCustomerAtMicrosoft,
        data: { customerId: customer.id },
        aggregate: { id: customer.id, version: null },
        scope,
        ...origin,
      });
    });
  }

  private customerOf({ envelope, data }: Message<typeof createCustomer>): Customer {
    const now = this.clock.now();
    return {
      id: envelope.aggregate.id,
      version: 1,
      providerInstanceId: envelope.scope.providerInstanceId,
      resellerId: envelope.scope.resellerId,
      tenantId: null,
      companyName: data.companyName,
      domain: tenantDomain(data.domainPrefix),
      country: data.address.country,
      contact: data.contact,
      lifecycle: 'creating',
      createdAt: now,
      updatedAt: now,
    };
  }

  private async findRefusal(
    tx: Tx,
    { data }: Message<typeof createCustomer>,
    customer: Customer,
  ): Promise<CommandRefusal | undefined> {
    // The gateway has checked the same rules; here it is where they count.
    const violations = checkNewCustomer(data);
    if (violations.length > 0) return brokenRules(violations);
    const { id, providerInstanceId, resellerId, domain } = customer;
    const unknown = refuseUnknownInstance(this.partnerCenter, providerInstanceId);
    if (unknown !== undefined) return unknown;
    if (resellerId !== null && !(await this.customers.resellerExists(tx, providerInstanceId, resellerId))) {
      return brokenRules([
        { path: 'resellerId', code: 'unknown', message: 'There is no reseller with this id.' },
      ]);
    }
    const taken = domain !== null && (await this.customers.isDomainTaken(tx, providerInstanceId, domain));
    if (taken || (await this.customers.find(tx, id)) !== undefined) {
      return {
        code: 'customer_already_exists',
        detail: `A customer with the domain ${domain ?? ''} is there already or is being created. Open that one, or choose another domain.`,
      };
    }
    return undefined;
  }
}
