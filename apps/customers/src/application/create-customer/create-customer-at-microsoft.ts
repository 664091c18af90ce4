import { Transactions } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { type CallOptions, PartnerCenterClients, type PartnerCenterError } from '@assent/partner-center';
import { Clock } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { changeCustomer, tenantDomain } from '../../domain/customer.js';
import type { NewCustomer } from '../../domain/new-customer.js';
import { CallMicrosoft } from '../call-microsoft.js';
import { customerChangedMessage, settlesCustomer } from '../customer-messages.js';
import { after, CUSTOMERS_POLICY } from '../policy.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import { InitialCredentials, type UserCredentials } from '../ports/initial-credentials.js';
import { type CallRequest, type ClaimedCall, PendingCalls } from '../ports/pending-calls.js';
import { refusalMessages, refusedByMicrosoft } from '../refusals.js';
import { fieldsAtFault } from './fields-at-fault.js';

interface CreatedTenant {
  readonly tenantId: string;
  readonly domain: string | null;
  readonly userCredentials: UserCredentials | null;
}

/** Creates a requested customer at Microsoft: `creating` becomes `active`, or `failed` when Microsoft refuses. */
@Injectable()
export class CreateCustomerAtMicrosoft {
  private readonly logger = new Logger(CreateCustomerAtMicrosoft.name);

  constructor(
    private readonly microsoft: CallMicrosoft,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly customers: CustomerRepository,
    private readonly calls: PendingCalls,
    private readonly credentials: InitialCredentials,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(customerId: string): Promise<void> {
    const attempt = await this.microsoft.attempt<CreatedTenant>(customerId, 'create', {
      make: (call, options) =>
        this.partnerCenter
          .of(call.scope.providerInstanceId)
          .createCustomer(newCustomerOf(call.request), options),
      findDone: (call, options) => this.findCreated(call, options),
    });
    switch (attempt.kind) {
      case 'done':
        await this.activate(attempt.call, attempt.answer);
        return;
      case 'refused':
        await this.fail(attempt.call, attempt.error);
        return;
      case 'later':
        return;
    }
  }

  /** The tenant that an earlier attempt has made; its first credentials came with the answer that was lost. */
  private async findCreated(call: ClaimedCall, options: CallOptions): Promise<CreatedTenant | undefined> {
    const domain = tenantDomain(newCustomerOf(call.request).domainPrefix);
    const found = await this.partnerCenter
      .of(call.scope.providerInstanceId)
      .findCustomerByDomain(domain, options);
    if (found === null) return undefined;
    this.logger.warn(
      `Customer ${call.customerId} was created at Microsoft by an attempt whose answer got lost, and the ` +
        'credentials of its first administrator with it: reset them in Partner Center.',
    );
    // The database writes ids in lower case; compared as texts they have to look the same.
    return { tenantId: found.tenantId.toLowerCase(), domain: found.domain, userCredentials: null };
  }

  /** Killed before this commits, the next attempt repeats the request id and gets the same answer again. */
  private async activate(call: ClaimedCall, tenant: CreatedTenant): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.calls.finish(tx, call))) return;
      const customer = await this.customers.find(tx, call.customerId);
      if (customer?.lifecycle !== 'creating') return;
      const now = this.clock.now();
      const { tenantId, domain, userCredentials } = tenant;
      const active = changeCustomer(
        customer,
        { tenantId, domain: domain ?? customer.domain, lifecycle: 'active' },
        now,
      );
      await this.customers.update(tx, [active]);
      if (userCredentials !== null) {
        const expiresAt = after(now, CUSTOMERS_POLICY.credentialsLifetimeMs);
        await this.credentials.keep(tx, customer, userCredentials, expiresAt);
      }
      const settles = settlesCustomer(call.origin, customer.id);
      await this.outbox.append(
        tx,
        customerChangedMessage(active, 'customer_created', call.origin, { settles }),
      );
    });
  }

  private async fail(call: ClaimedCall, error: PartnerCenterError): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.calls.finish(tx, call))) return;
      const customer = await this.customers.find(tx, call.customerId);
      if (customer?.lifecycle !== 'creating') return;
      const failed = changeCustomer(customer, { lifecycle: 'failed' }, this.clock.now());
      await this.customers.update(tx, [failed]);
      await this.outbox.append(tx, customerChangedMessage(failed, 'customer_create_failed', call.origin));
      const refusal = {
        ...refusedByMicrosoft(error, 'to create the customer'),
        errors: fieldsAtFault(error.microsoftCode),
      };
      const about = { aggregateId: customer.id, scope: call.scope, origin: call.origin };
      await this.outbox.append(tx, ...refusalMessages(refusal, about));
    });
  }
}

function newCustomerOf(request: CallRequest): NewCustomer {
  if (request.kind !== 'create') throw new Error(`A call to ${request.kind} was claimed as one to create.`);
  return request.newCustomer;
}
