import {
  type CustomerState,
  type CustomerUpdate,
  customerChanged,
  type MessageData,
  type Settles,
} from '@assent/contracts';
import type { OutgoingMessage } from '@assent/messaging';
import type { Customer } from '../domain/customer.js';
import type { Origin } from './ports/origin.js';

/** What happened to a customer, as its timeline names it. */
export type CustomerChange = MessageData<typeof customerChanged>['change'];

/** The customer as everybody else may know it. */
export function publicState(customer: Customer): CustomerState {
  return {
    customerId: customer.id,
    version: customer.version,
    providerInstanceId: customer.providerInstanceId,
    resellerId: customer.resellerId,
    tenantId: customer.tenantId,
    companyName: customer.companyName,
    domain: customer.domain,
    country: customer.country,
    contact: customer.contact === null ? null : { ...customer.contact },
    lifecycle: customer.lifecycle,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
  };
}

/** The event that tells of a customer's newest version. */
export function customerChangedMessage(
  customer: Customer,
  change: CustomerChange,
  origin: Origin,
  options: { readonly settles?: Settles; readonly priority?: 'interactive' | 'bulk' } = {},
): OutgoingMessage<typeof customerChanged> {
  return {
    contract: customerChanged,
    data: { customer: publicState(customer), change, settles: options.settles ?? [] },
    aggregate: { id: customer.id, version: customer.version },
    scope: scopeOf(customer),
    ...origin,
    occurredAt: customer.updatedAt,
    priority: options.priority ?? 'interactive',
  };
}

/** The event that tells what was read anew at Microsoft in the background, where nobody waits for it. */
export function customerUpdatedMessage(
  customer: Customer,
  updated: CustomerUpdate,
  origin: Origin,
): OutgoingMessage<typeof customerChanged> {
  const message = customerChangedMessage(customer, 'customer_updated', origin, { priority: 'bulk' });
  return { ...message, data: { ...message.data, updated } };
}

export function scopeOf(customer: Customer): { providerInstanceId: string; resellerId: string | null } {
  return { providerInstanceId: customer.providerInstanceId, resellerId: customer.resellerId };
}

/** Closes the operation of whoever asked, when there is one. */
export function settlesCustomer(origin: Origin, customerId: string): Settles {
  return origin.operationId === null
    ? []
    : [{ operationId: origin.operationId, resource: { kind: 'customer', id: customerId } }];
}
