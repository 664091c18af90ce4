import type { Tx } from '@assent/database';
import type { CustomerMca } from '../../domain/model/customer-mca.js';

/** Where the aggregates are kept. */
export abstract class CustomerMcas {
  /**
   * Loads the customer's aggregate and holds it until the transaction ends, so that decisions about one
   * customer follow one another, over all processes. Undefined: not heard of this customer yet.
   */
  abstract lock(tx: Tx, customerId: string): Promise<CustomerMca | undefined>;

  /**
   * Loads and holds many at once, in a handful of statements however many there are. Customers of whom nothing
   * was heard yet are left out.
   */
  abstract lockAll(tx: Tx, customerIds: readonly string[]): Promise<CustomerMca[]>;

  /** As it was committed last, held by nobody. */
  abstract find(customerId: string): Promise<CustomerMca | undefined>;

  /** Stores aggregates for the first time. @returns whose; another process was quicker about the others */
  abstract insertAll(tx: Tx, mcas: readonly CustomerMca[]): Promise<ReadonlySet<string>>;

  /**
   * Stores what differs.
   *
   * @param before as {@link lock} gave it, in the same transaction
   * @throws ConcurrentChange when somebody wrote past the lock
   */
  abstract save(tx: Tx, before: CustomerMca, after: CustomerMca): Promise<void>;

  /** {@link save} for many, each of them as {@link lockAll} gave it, in a handful of statements. */
  abstract saveAll(tx: Tx, changes: readonly McaChange[]): Promise<void>;
}

/** An aggregate before and after a decision. */
export interface McaChange {
  readonly before: CustomerMca;
  readonly after: CustomerMca;
}

/** The stored version is not the one that the decision was made on; the transaction has to run again. */
export class ConcurrentChange extends Error {
  constructor(customerId: string) {
    super(`The MCA of customer ${customerId} changed while a decision about it was being stored.`);
    this.name = 'ConcurrentChange';
  }
}
