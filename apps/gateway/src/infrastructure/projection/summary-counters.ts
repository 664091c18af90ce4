import { queryPrepared, type Tx } from '@assent/database';
import type { McaStatus } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import type { ViewTable } from '../replay/view-table.js';

/** Which counter a customer counts in. */
export interface CounterCell {
  readonly providerInstanceId: string;
  readonly resellerId: string | null;
  readonly status: McaStatus;
}

/** A customer before and after a change; null where it is in no list. */
export interface CounterMove {
  readonly customerId: string;
  readonly from: CounterCell | null;
  readonly to: CounterCell | null;
}

/** Stands for "no reseller" in the key of a counter, where null could not be unique. */
export const NO_RESELLER = '00000000-0000-0000-0000-000000000000';

/** The shard that a customer always counts in, so that no shard ever goes below zero. */
function shardOf(customerId: string): number {
  return Number.parseInt(customerId.slice(-4), 16) % GATEWAY_POLICY.counterShards;
}

/**
 * The counts of the summary cards: kept with every change, never counted (100 ms for a million rows). PostgreSQL
 * itself keeps the totals over all resellers, in `summary_total`.
 */
@Injectable()
export class SummaryCounters {
  /**
   * Counts everything anew, where rows were written without moving the counters. Handlers wait meanwhile,
   * readers see the old counts until the commit.
   *
   * @param view whose rows count from then on
   */
  async recount(tx: Tx, view: ViewTable): Promise<void> {
    await tx.query(`LOCK TABLE ${view} IN SHARE ROW EXCLUSIVE MODE`);
    await tx.query(`DELETE FROM summary_counter`);
    await tx.query(
      `INSERT INTO summary_counter (provider_instance_id, reseller_id, status, shard, customers)
       SELECT provider_instance_id, coalesce(reseller_id, '${NO_RESELLER}'), status, ${SHARD}, count(*)
       FROM ${view} WHERE listed AND provider_instance_id IS NOT NULL GROUP BY 1, 2, 3, 4
       -- Those of a reseller side by side: its cards then read a few pages, and not one for each counter.
       ORDER BY 2, 1, 3, 4`,
    );
  }

  /** Takes customers out of one counter and into another, inside of the change's own transaction. */
  async move(tx: Tx, moves: readonly CounterMove[]): Promise<void> {
    const steps = new Map<string, { readonly cell: CounterCell; readonly shard: number; by: number }>();
    const count = (cell: CounterCell | null, shard: number, by: number) => {
      if (cell === null) return;
      const key = `${keyOf(cell)} ${String(shard)}`;
      const step = steps.get(key);
      if (step) step.by += by;
      else steps.set(key, { cell, shard, by });
    };
    for (const { customerId, from, to } of moves) {
      count(from, shardOf(customerId), -1);
      count(to, shardOf(customerId), 1);
    }
    const counted = [...steps]
      .filter(([, { by }]) => by !== 0)
      // Always in the same order, so that two moves never wait for each other.
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, step]) => step);
    if (counted.length === 0) return;
    await queryPrepared(
      tx,
      `INSERT INTO summary_counter (provider_instance_id, reseller_id, status, shard, customers)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::int[])
       ON CONFLICT (provider_instance_id, reseller_id, status, shard)
       DO UPDATE SET customers = summary_counter.customers + excluded.customers`,
      [
        counted.map(({ cell }) => cell.providerInstanceId),
        counted.map(({ cell }) => cell.resellerId ?? NO_RESELLER),
        counted.map(({ cell }) => cell.status),
        counted.map(({ shard }) => shard),
        counted.map(({ by }) => by),
      ],
    );
  }
}

/** {@link shardOf} in SQL. */
const SHARD = `('x' || right(customer_id::text, 4))::bit(16)::int % ${String(GATEWAY_POLICY.counterShards)}`;

/** The status before the reseller: the totals over all resellers are then locked in the same order as well. */
const keyOf = (cell: CounterCell) =>
  `${cell.providerInstanceId} ${cell.status} ${cell.resellerId ?? NO_RESELLER}`;
