import type { Tx } from '@assent/database';
import type { McaStatus } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { LIVE_VIEW, SHADOW_EXISTS, SHADOW_VIEW, type ViewTable } from '../replay/view-table.js';
import { type CounterCell, SummaryCounters, shardOf } from './summary-counters.js';

/** What the counters and the event stream have to know of a row. */
export interface CountedRow {
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

/** For whoever writes a part: what has become of the row. */
export const COUNTED_COLUMNS = 'listed, provider_instance_id, reseller_id, status';

/**
 * Writes a part into the table that it is given, if it is newer than what stands there, and in the same statement
 * that an event has written the row: each statement on a row writes all of its indexes anew.
 *
 * @returns the row as it is then; undefined when the part is not newer and nothing was written
 */
export type WritePart = (view: ViewTable) => Promise<CountedRow | undefined>;

/**
 * Changes one row of `customer_view` and moves the counters by exactly what the change did to it.
 *
 * The row is locked from reading it to moving the counters: two handlers of one customer take turns, and
 * each sees what the other left. A crash in between takes the whole transaction back.
 */
@Injectable()
export class CustomerRow {
  constructor(private readonly counters: SummaryCounters) {}

  async change(tx: Tx, customerId: string, activityAt: Date, write: WritePart): Promise<RowChange> {
    const before = await this.lock(tx, customerId, activityAt);
    const after = (await write(LIVE_VIEW)) ?? (await markRow(tx, LIVE_VIEW, customerId, activityAt));
    if (before.shadowed) {
      await insertRow(tx, SHADOW_VIEW, customerId, activityAt);
      if ((await write(SHADOW_VIEW)) === undefined) await markRow(tx, SHADOW_VIEW, customerId, activityAt);
    }
    await this.counters.move(tx, shardOf(customerId), cellOf(before), cellOf(after));
    return {
      status: after.listed ? after.status : null,
      scope:
        after.provider_instance_id === null
          ? null
          : { providerInstanceId: after.provider_instance_id, resellerId: after.reseller_id },
    };
  }

  private async lock(tx: Tx, customerId: string, activityAt: Date): Promise<LockedRow> {
    const lock = () =>
      tx.query<LockedRow[]>(
        `SELECT ${COUNTED_COLUMNS}, ${SHADOW_EXISTS} AS shadowed
         FROM customer_view WHERE customer_id = $1 FOR UPDATE`,
        [customerId],
      );
    const [there] = await lock();
    if (there !== undefined) return there;
    // Made first, so that there is a row to lock whichever part comes first.
    await insertRow(tx, LIVE_VIEW, customerId, activityAt);
    return theRow(await lock());
  }
}

type LockedRow = CountedRow & { readonly shadowed: boolean };

function theRow<Row extends CountedRow>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('A row of the read model vanished while it was being changed.');
  return row;
}

async function insertRow(tx: Tx, view: ViewTable, customerId: string, activityAt: Date): Promise<void> {
  await tx.query(
    `INSERT INTO ${view} (customer_id, status_since, last_activity_at) VALUES ($1, $2, $2)
     ON CONFLICT (customer_id) DO NOTHING`,
    [customerId, activityAt],
  );
}

/** Notes when something last happened to the customer, and that an event has just been written. */
async function markRow(tx: Tx, view: ViewTable, customerId: string, activityAt: Date): Promise<CountedRow> {
  const [rows] = await tx.query<[CountedRow[], number]>(
    `UPDATE ${view} SET last_activity_at = greatest(last_activity_at, $2), projected_at = now()
     WHERE customer_id = $1 RETURNING ${COUNTED_COLUMNS}`,
    [customerId, activityAt],
  );
  return theRow(rows);
}

function cellOf(row: CountedRow): CounterCell | null {
  if (!row.listed || row.provider_instance_id === null) return null;
  return { providerInstanceId: row.provider_instance_id, resellerId: row.reseller_id, status: row.status };
}
