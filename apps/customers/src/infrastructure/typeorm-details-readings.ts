import { SKIP_LOCKED, Transactions, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, Not } from 'typeorm';
import {
  type ClaimedReading,
  DetailsReadings,
  type DueReading,
  type NextReading,
} from '../application/ports/details-readings.js';
import { lacksDetails } from '../domain/customer-details.js';
import { CustomerOrmEntity } from './customer.orm-entity.js';
import { DetailsReadingOrmEntity } from './details-reading.orm-entity.js';

@Injectable()
export class TypeOrmDetailsReadings extends DetailsReadings {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  override async enlist(now: Date, limit: number): Promise<number> {
    return this.transactions.run(async (tx) => {
      // Customers that an import is writing at this moment are left to the next tick: waiting for one while
      // holding others is how deadlocks begin.
      const [{ count }] = await tx.query<[{ count: number }]>(
        `WITH lacking AS (
           SELECT id, provider_instance_id, reseller_id FROM customer
           WHERE lifecycle = 'active' AND (country IS NULL OR contact IS NULL) AND tenant_id IS NOT NULL
             AND NOT EXISTS (SELECT FROM details_reading WHERE customer_id = customer.id)
           ORDER BY id LIMIT $2
           FOR KEY SHARE SKIP LOCKED),
         enlisted AS (
           INSERT INTO details_reading (customer_id, provider_instance_id, reseller_id, leased_until, next_attempt_at)
           SELECT id, provider_instance_id, reseller_id, $1, $1 FROM lacking
           ON CONFLICT DO NOTHING
           RETURNING 1)
         SELECT count(*)::integer AS count FROM enlisted`,
        [now, limit],
      );
      return count;
    });
  }

  override async takeDue(
    providerInstanceId: string,
    now: Date,
    wakeAt: (attempts: number) => Date,
    limit: number,
  ): Promise<DueReading[]> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.find(DetailsReadingOrmEntity, {
        where: { providerInstanceId, nextAttemptAt: LessThanOrEqual(now) },
        order: { nextAttemptAt: 'ASC', customerId: 'ASC' },
        take: limit,
        lock: SKIP_LOCKED,
      });
      for (const { customerId, attempts } of rows) {
        await tx.update(DetailsReadingOrmEntity, { customerId }, { nextAttemptAt: wakeAt(attempts) });
      }
      return rows.map(toDue);
    });
  }

  override async claim(
    customerId: string,
    { leaseId, now, leaseUntil }: Parameters<DetailsReadings['claim']>[1],
  ): Promise<ClaimedReading | undefined> {
    return this.transactions.run(async (tx) => {
      const row = await tx.findOne(DetailsReadingOrmEntity, {
        where: { customerId, leasedUntil: LessThanOrEqual(now), nextAttemptAt: Not(IsNull()) },
        lock: SKIP_LOCKED,
      });
      if (row === null) return undefined;
      const customer = await tx.findOneByOrFail(CustomerOrmEntity, { id: customerId });
      const { tenantId } = customer;
      if (customer.lifecycle !== 'active' || tenantId === null || !lacksDetails(customer)) {
        // Should it become active again, it is put on the list again.
        await tx.delete(DetailsReadingOrmEntity, { customerId });
        return undefined;
      }
      const attempts = row.attempts + 1;
      await tx.update(
        DetailsReadingOrmEntity,
        { customerId },
        { leaseId, attempts, leasedUntil: leaseUntil, nextAttemptAt: leaseUntil },
      );
      return { ...toDue(row), leaseId, tenantId, attempts, refusals: row.refusals };
    });
  }

  override async settle(tx: Tx, reading: ClaimedReading, next: NextReading): Promise<boolean> {
    const held = { customerId: reading.customerId, leaseId: reading.leaseId };
    if (next.kind === 'done') {
      const { affected } = await tx.delete(DetailsReadingOrmEntity, held);
      return affected === 1;
    }
    const { affected } = await tx.update(DetailsReadingOrmEntity, held, {
      nextAttemptAt: next.at,
      ...(next.at !== null && { leasedUntil: next.at }),
      ...(next.kind === 'answered' && { attempts: 0, refusals: next.refusals }),
    });
    return affected === 1;
  }
}

function toDue({ customerId, providerInstanceId, resellerId }: DetailsReadingOrmEntity): DueReading {
  return { customerId, scope: { providerInstanceId, resellerId } };
}
