import type { Tx } from '@assent/database';
import type { CustomerMca } from '../../domain/model/customer-mca.js';

/** Where the aggregates are kept. */
export abstract class CustomerMcas {
  /**
   * Loads aggregates and holds them until the transaction ends, so that decisions about one customer follow one
   * another, over all processes. One way there and back, however many there are. Customers of whom nothing was heard
   * yet are left out.
   */
  abstract lockAll(tx: Tx, customerIds: readonly string[]): Promise<CustomerMca[]>;

  /** As it was committed last, held by nobody. */
  abstract find(customerId: string): Promise<CustomerMca | undefined>;

  /** Stores aggregates for the first time. @returns whose; another process was quicker about the others */
  abstract insertAll(tx: Tx, mcas: readonly CustomerMca[]): Promise<ReadonlySet<string>>;

  /** Stores what differs. Each `before` is as {@link lockAll} gave it, in the same transaction. */
  abstract saveAll(tx: Tx, changes: readonly McaChange[]): Promise<void>;
}

/** An aggregate before and after a decision. */
export interface McaChange {
  readonly before: CustomerMca;
  readonly after: CustomerMca;
}
