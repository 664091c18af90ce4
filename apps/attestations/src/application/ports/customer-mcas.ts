import type { Tx } from '@assent/database';
import type { CustomerMca } from '../../domain/model/customer-mca.js';

/** Where the aggregates are kept. */
export abstract class CustomerMcas {
  /**
   * Loads the customer's aggregate and holds it until the transaction ends, so that decisions about one
   * customer follow one another, over all processes. Undefined: not heard of this customer yet.
   */
  abstract lock(tx: Tx, customerId: string): Promise<CustomerMca | undefined>;

  /** As it was committed last, held by nobody. */
  abstract find(customerId: string): Promise<CustomerMca | undefined>;

  /** Stores an aggregate for the first time. Answers false when another process was quicker. */
  abstract insert(tx: Tx, mca: CustomerMca): Promise<boolean>;

  /**
   * Stores what differs.
   *
   * @param before as {@link lock} gave it, in the same transaction
   * @throws ConcurrentChange when somebody wrote past the lock
   */
  abstract save(tx: Tx, before: CustomerMca, after: CustomerMca): Promise<void>;
}

/** The stored version is not the one that the decision was made on; the transaction has to run again. */
export class ConcurrentChange extends Error {
  constructor(customerId: string) {
    super(`The MCA of customer ${customerId} changed while a decision about it was being stored.`);
    this.name = 'ConcurrentChange';
  }
}
