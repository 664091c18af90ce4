import type { Contact } from '@assent/domain';

/** `creating` and `ending` wait for Microsoft; `failed` could not be created; `ended` keeps only evidence. */
export const CUSTOMER_LIFECYCLES = ['creating', 'active', 'ending', 'ended', 'failed'] as const;
export type CustomerLifecycle = (typeof CUSTOMER_LIFECYCLES)[number];

/** A customer of the partner. Immutable: every change below makes a new one with the next version. */
export interface Customer {
  readonly id: string;
  /** Counts changes; receivers of our events ignore older ones. */
  readonly version: number;
  readonly providerInstanceId: string;
  readonly resellerId: string | null;
  /** The customer's tenant at Microsoft; null until it is created there. */
  readonly tenantId: string | null;
  readonly companyName: string;
  readonly domain: string | null;
  readonly country: string | null;
  readonly contact: Contact | null;
  readonly lifecycle: CustomerLifecycle;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The next version of a customer, with some facts changed. */
export function changeCustomer(
  customer: Customer,
  change: Partial<Omit<Customer, 'id' | 'version' | 'createdAt' | 'updatedAt'>>,
  now: Date,
): Customer {
  return { ...customer, ...change, version: customer.version + 1, updatedAt: now };
}

/** The domain that Microsoft gives a new tenant. */
export function tenantDomain(domainPrefix: string): string {
  return `${domainPrefix.toLowerCase()}.onmicrosoft.com`;
}
