import type { Tx } from '@assent/database';
import type { McaStatus } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { LIVE_VIEW, SHADOW_EXISTS, SHADOW_VIEW, type ViewTable } from '../replay/view-table.js';
import { type CounterCell, SummaryCounters, shardOf } from './summary-counters.js';

/** What the counters and the event stream have to know of a row. */
interface CountedRow {
  readonly listed: boolean;
  readonly provider_instance_id: string | null;
  readonly reseller_id: string | null;
  readonly status: McaStatus;
}

/** A row before and after a change to one of its parts. */
export interface RowChange {
  /** Null while the row is hidden or out of lists. */
  readonly status: McaStatus | null;
  readonly scope: { readonly providerInstanceId: string; readonly resellerId: string | null } | null;
}

const COUNTED_COLUMNS = 'listed, provider_instance_id, reseller_id, status';

/**
 * Changes one row of `customer_view` and moves the counters by exactly what the change did to it.
 *
 * The row is locked from reading it to moving the counters: two handlers of one customer take turns, and
 * each sees what the other left. A crash in between takes the whole transaction back.
 */
@Injectable()
export class CustomerRow {
  constructor(private readonly counters: SummaryCounters) {}

  /** @param apply writes the part into the table that it is given, if it is newer than what stands there */
  async change(
    tx: Tx,
    customerId: string,
    activityAt: Date,
    apply: (view: ViewTable) => Promise<void>,
  ): Promise<RowChange> {
    // Made first, so that there is a row to lock whichever part comes first.
    await insertRow(tx, LIVE_VIEW, customerId, activityAt);
    const before = await this.read<CountedRow & { readonly shadowed: boolean }>(
      tx,
      `SELECT ${COUNTED_COLUMNS}, ${SHADOW_EXISTS} AS shadowed
       FROM customer_view WHERE customer_id = $1 FOR UPDATE`,
      [customerId],
    );
    await apply(LIVE_VIEW);
    await markRow(tx, LIVE_VIEW, customerId, activityAt);
    if (before.shadowed) {
      await insertRow(tx, SHADOW_VIEW, customerId, activityAt);
      await apply(SHADOW_VIEW);
      await markRow(tx, SHADOW_VIEW, customerId, activityAt);
    }
    const after = await this.read(tx, `SELECT ${COUNTED_COLUMNS} FROM customer_view WHERE customer_id = $1`, [
      customerId,
    ]);
    await this.counters.move(tx, shardOf(customerId), cellOf(before), cellOf(after));
    return {
      status: after.listed ? after.status : null,
      scope:
        after.provider_instance_id === null
          ? null
          : { providerInstanceId: after.provider_instance_id, resellerId: after.reseller_id },
    };
  }

  private async read<Row extends CountedRow>(tx: Tx, sql: string, parameters: unknown[]): Promise<Row> {
    const [row] = await tx.query<Row[]>(sql, parameters);
    if (row === undefined) throw new Error('A row of the read model vanished while it was being changed.');
    return row;
  }
}

async function insertRow(tx: Tx, view: ViewTable, customerId: string, activityAt: Date): Promise<void> {
  await tx.query(
    `INSERT INTO ${view} (customer_id, status_since, last_activity_at) VALUES ($1, $2, $2)
     ON CONFLICT (customer_id) DO NOTHING`,
    [customerId, activityAt],
  );
}

/** Notes when something last happened to the customer, and that an event has just been written. */
async function markRow(tx: Tx, view: ViewTable, customerId: string, activityAt: Date): Promise<void> {
  await tx.query(
    `UPDATE ${view} SET last_activity_at = greatest(last_activity_at, $2), projected_at = now()
     WHERE customer_id = $1`,
    [customerId, activityAt],
  );
}

function cellOf(row: CountedRow): CounterCell | null {
  if (!row.listed || row.provider_instance_id === null) return null;
  return { providerInstanceId: row.provider_instance_id, resellerId: row.reseller_id, status: row.status };
}
