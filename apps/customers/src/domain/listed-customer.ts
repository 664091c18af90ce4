import { changeCustomer, type Customer } from './customer.js';

/** A customer as Partner Center's list shows it: no country, no contact. */
export interface ListedCustomer {
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string | null;
}

/** What a listed customer means for what we know. */
export type ListedOutcome =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'created' | 'changed';
      readonly customer: Customer;
      readonly change: 'customer_imported' | 'customer_created' | 'customer_updated';
    };

/** Who we have never heard of. */
export function importListed(
  listed: ListedCustomer,
  known: { readonly id: string; readonly providerInstanceId: string; readonly now: Date },
): Customer {
  return {
    id: known.id,
    version: 1,
    providerInstanceId: known.providerInstanceId,
    resellerId: null,
    tenantId: listed.tenantId,
    companyName: listed.companyName,
    domain: listed.domain,
    country: null,
    contact: null,
    lifecycle: 'active',
    createdAt: known.now,
    updatedAt: known.now,
  };
}

/**
 * Compares a customer we know with its line in the list. Nothing changed is nothing to tell: an import of
 * thousands that finds nothing new emits nothing.
 *
 * - `ended` and listed again: the relationship was taken up anew.
 * - `failed` and listed: Microsoft created it after all, and the answer to us was lost or wrong.
 * - `creating`: the creation itself finishes it; two writers of one fact would race.
 * - `ending`: Microsoft takes minutes; what the list says meanwhile means nothing.
 */
export function mergeListed(customer: Customer, listed: ListedCustomer, now: Date): ListedOutcome {
  const facts = {
    tenantId: listed.tenantId,
    companyName: listed.companyName,
    domain: listed.domain ?? customer.domain,
  };
  switch (customer.lifecycle) {
    case 'creating':
    case 'ending':
      return { kind: 'unchanged' };
    case 'ended':
      return {
        kind: 'changed',
        customer: changeCustomer(customer, { ...facts, lifecycle: 'active' }, now),
        change: 'customer_imported',
      };
    case 'failed':
      return {
        kind: 'changed',
        customer: changeCustomer(customer, { ...facts, lifecycle: 'active' }, now),
        change: 'customer_created',
      };
    case 'active':
      return customer.companyName === facts.companyName && customer.domain === facts.domain
        ? { kind: 'unchanged' }
        : { kind: 'changed', customer: changeCustomer(customer, facts, now), change: 'customer_updated' };
  }
}
