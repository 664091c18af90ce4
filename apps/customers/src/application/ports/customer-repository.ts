import type { Tx } from '@assent/database';
import type { Customer } from '../../domain/customer.js';

/** Where customers are kept. Every write compares versions: a lost race is an error, never a lost update. */
export abstract class CustomerRepository {
  /** Locked until the transaction ends. */
  abstract find(tx: Tx, customerId: string): Promise<Customer | undefined>;

  /** The customers with these tenants, locked until the transaction ends. */
  abstract findByTenants(
    tx: Tx,
    providerInstanceId: string,
    tenantIds: readonly string[],
  ): Promise<Customer[]>;

  /**
   * Customers without a tenant, and not ended, that were or are to be created under one of these domains,
   * locked until the transaction ends. Domains compare in lower case.
   */
  abstract findTenantlessByDomains(
    tx: Tx,
    providerInstanceId: string,
    domains: readonly string[],
  ): Promise<Customer[]>;

  /** Whether a customer that has not failed or ended holds the domain already. */
  abstract isDomainTaken(tx: Tx, providerInstanceId: string, domain: string): Promise<boolean>;

  /** @param seenIn the pass that has found them in Microsoft's list; without it nothing has */
  abstract insert(tx: Tx, customers: readonly Customer[], seenIn?: string): Promise<void>;

  /** @throws when a customer's stored version is not the one before */
  abstract update(tx: Tx, customers: readonly Customer[]): Promise<void>;

  /** Notes that a pass has seen these, who were there before; answers how many of them it sees for the first time. */
  abstract markSeen(tx: Tx, importId: string, customerIds: readonly string[]): Promise<number>;

  /**
   * Active customers that existed before the pass began and that it has not seen, locked; at most `limit`.
   */
  abstract findUnseen(
    tx: Tx,
    pass: { readonly importId: string; readonly providerInstanceId: string; readonly startedAt: Date },
    limit: number,
  ): Promise<Customer[]>;

  /** Whether the partner has such a reseller in this provider instance. */
  abstract resellerExists(tx: Tx, providerInstanceId: string, resellerId: string): Promise<boolean>;
}
