import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../../application/ports/deliveries.js';
import type { Delivery } from '../../domain/delivery.js';
import { DeliveryOrmEntity } from './delivery.orm-entity.js';

/** Deliveries in PostgreSQL. */
@Injectable()
export class TypeOrmDeliveries extends Deliveries {
  override async lock(tx: Tx, customerId: string): Promise<Delivery | null> {
    // A lock on the customer and not on its row: the first two facts would both find no row to lock.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`delivery:${customerId}`]);
    return tx.findOneBy(DeliveryOrmEntity, { customerId });
  }

  override async save(
    tx: Tx,
    delivery: Delivery,
    scope: { readonly providerInstanceId: string; readonly resellerId: string | null },
  ): Promise<void> {
    await tx.upsert(DeliveryOrmEntity, { ...delivery, ...scope }, ['customerId']);
  }
}
