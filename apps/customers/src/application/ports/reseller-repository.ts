import type { Tx } from '@assent/database';
import type { Customer } from '../../domain/customer.js';
import type { Reseller } from '../../domain/reseller.js';

/** The partner's indirect resellers, and which customers Microsoft has shown under one of them. */
export abstract class ResellerRepository {
  /** All of a provider instance, held until the transaction ends. */
  abstract ofInstance(tx: Tx, providerInstanceId: string): Promise<Reseller[]>;
  abstract find(tx: Tx, resellerId: string): Promise<Reseller | undefined>;
  /** Writes new ones, and newer versions of those that are there. */
  abstract save(tx: Tx, resellers: readonly Reseller[]): Promise<void>;
  /** Notes that a pass has seen these customers under their reseller. No part of the customer's version. */
  abstract markServed(tx: Tx, passId: string, customerIds: readonly string[]): Promise<void>;
  /**
   * Customers of the reseller that an earlier pass has seen and this one has not, held. Those that were never
   * seen got their reseller from a person; Microsoft's list says nothing of them.
   */
  abstract findNoLongerServed(
    tx: Tx,
    pass: { readonly id: string; readonly resellerId: string },
    limit: number,
  ): Promise<Customer[]>;
}
