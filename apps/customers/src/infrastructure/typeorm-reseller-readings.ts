import { SKIP_LOCKED, Transactions, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import {
  type AfterStep,
  type ResellerReading,
  ResellerReadings,
} from '../application/ports/reseller-readings.js';
import { ResellerReadingOrmEntity } from './reseller-reading.orm-entity.js';

@Injectable()
export class TypeOrmResellerReadings extends ResellerReadings {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  override async enlist(providerInstanceIds: readonly string[], now: Date): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query(
        `INSERT INTO reseller_reading (id, provider_instance_id, next_attempt_at)
         SELECT instance, instance, $2 FROM unnest($1::uuid[]) AS instance
         ON CONFLICT DO NOTHING`,
        [providerInstanceIds, now],
      ),
    );
  }

  override async listNow(tx: Tx, providerInstanceId: string, now: Date): Promise<void> {
    // Without its lease: who is listing at this moment may have begun before there was something new.
    await tx.query(
      `INSERT INTO reseller_reading (id, provider_instance_id, next_attempt_at) VALUES ($1, $1, $2)
       ON CONFLICT (id) DO UPDATE SET next_attempt_at = excluded.next_attempt_at, lease_id = NULL`,
      [providerInstanceId, now],
    );
  }

  override async readCustomers(
    tx: Tx,
    providerInstanceId: string,
    resellerIds: readonly string[],
    now: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO reseller_reading (id, provider_instance_id, reseller_id, next_attempt_at)
       SELECT reseller, $1, reseller, $3 FROM unnest($2::uuid[]) AS reseller
       ON CONFLICT DO NOTHING`,
      [providerInstanceId, resellerIds, now],
    );
  }

  override async claim(
    providerInstanceId: string,
    lease: { readonly id: string; readonly passId: string; readonly now: Date; readonly until: Date },
  ): Promise<ResellerReading | undefined> {
    return this.transactions.run(async (tx) => {
      const row = await tx.findOne(ResellerReadingOrmEntity, {
        where: { providerInstanceId, nextAttemptAt: LessThanOrEqual(lease.now) },
        order: { nextAttemptAt: 'ASC', id: 'ASC' },
        lock: SKIP_LOCKED,
      });
      if (row === null) return undefined;
      const claimed = { passId: row.passId ?? lease.passId, attempts: row.attempts + 1, leaseId: lease.id };
      await tx.update(ResellerReadingOrmEntity, { id: row.id }, { ...claimed, nextAttemptAt: lease.until });
      const { id, resellerId, phase, continuation } = row;
      return { id, providerInstanceId, resellerId, phase, continuation, ...claimed };
    });
  }

  override async settle(tx: Tx, { id, leaseId }: ResellerReading, after: AfterStep): Promise<boolean> {
    const { affected } =
      after.kind === 'done'
        ? await tx.delete(ResellerReadingOrmEntity, { id, leaseId })
        : await tx.update(ResellerReadingOrmEntity, { id, leaseId }, nextColumns(after));
    return affected === 1;
  }
}

function nextColumns(after: Exclude<AfterStep, { kind: 'done' }>): Partial<ResellerReadingOrmEntity> {
  const { kind, at, ...place } = after;
  return { nextAttemptAt: at, ...(kind === 'next' && { ...place, attempts: 0 }) };
}
