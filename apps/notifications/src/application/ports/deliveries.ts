import type { Tx } from '@assent/database';
import type { Delivery } from '../../domain/delivery.js';

/** What is known of the delivery to each customer's signatory. */
export abstract class Deliveries {
  /** The delivery on record; nobody else changes it until `tx` ends. */
  abstract lock(tx: Tx, customerId: string): Promise<Delivery | null>;

  abstract save(
    tx: Tx,
    delivery: Delivery,
    scope: { readonly providerInstanceId: string; readonly resellerId: string | null },
  ): Promise<void>;
}
