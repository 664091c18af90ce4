import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LIVE_VIEW, SHADOW_EXISTS, SHADOW_VIEW, type ViewTable } from '../replay/view-table.js';
import { CHANGED_COLUMNS, type ChangedRow } from './changed-row.js';
import { type CounterCell, SummaryCounters } from './summary-counters.js';
import type { PartRow, ViewPart } from './view-parts.js';

/** A part of a customer's row that events have brought. */
export interface NewPart {
  readonly row: PartRow;
  /** When something last happened to the customer. */
  readonly activityAt: Date;
}

/** How events write a part. */
export interface WrittenPart extends ViewPart {
  /** When the customer has got its status, as SQL on the row `v` and on what the part brings, `s`. */
  readonly statusSince: string;
}

/**
 * Changes rows of `customer_view` and moves the counters by exactly what the changes did to them, in a handful of
 * statements however many rows there are.
 *
 * Rows are locked, in one order always, from reading them to moving the counters: two handlers of one customer
 * take turns, and each sees what the other left. A crash in between takes the whole transaction back.
 */
@Injectable()
export class CustomerRows {
  constructor(private readonly counters: SummaryCounters) {}

  /**
   * Writes each part that is newer than what stands there.
   *
   * @param parts one for each customer at most
   * @returns their rows, as they are then
   */
  async change(tx: Tx, part: WrittenPart, parts: readonly NewPart[]): Promise<ChangedRow[]> {
    if (parts.length === 0) return [];
    const before = await lockRows(tx, parts);
    const after = await writeParts(tx, LIVE_VIEW, part, parts);
    if (before.size < parts.length || after.size < parts.length) {
      throw new Error('A row of the read model vanished while it was being changed.');
    }
    if ([...before.values()].some(({ shadowed }) => shadowed)) {
      await insertRows(tx, SHADOW_VIEW, parts);
      await writeParts(tx, SHADOW_VIEW, part, parts);
    }
    await this.counters.move(
      tx,
      [...after.values()].map((row) => ({
        customerId: row.customer_id,
        from: cellOf(before.get(row.customer_id)),
        to: cellOf(row),
      })),
    );
    return [...after.values()];
  }
}

type LockedRow = ChangedRow & { readonly shadowed: boolean };

async function lockRows(tx: Tx, parts: readonly NewPart[]): Promise<Map<string, LockedRow>> {
  const lock = async (of: readonly NewPart[]) =>
    tx.query<LockedRow[]>(
      `SELECT ${CHANGED_COLUMNS}, ${SHADOW_EXISTS} AS shadowed FROM ${LIVE_VIEW} v
       WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR UPDATE`,
      [of.map(({ row }) => row.customer_id)],
    );
  const rows = byCustomer(await lock(parts));
  const missing = parts.filter(({ row }) => !rows.has(row.customer_id));
  if (missing.length === 0) return rows;
  // Made first, so that there is a row to lock whichever part comes first.
  await insertRows(tx, LIVE_VIEW, missing);
  for (const row of await lock(missing)) rows.set(row.customer_id, row);
  return rows;
}

async function insertRows(tx: Tx, view: ViewTable, parts: readonly NewPart[]): Promise<void> {
  await tx.query(
    `INSERT INTO ${view} (customer_id, status_since, last_activity_at)
     SELECT id, activity_at, activity_at FROM unnest($1::uuid[], $2::timestamptz[]) AS s (id, activity_at) ORDER BY id
     ON CONFLICT (customer_id) DO NOTHING`,
    [parts.map(({ row }) => row.customer_id), parts.map(({ activityAt }) => activityAt)],
  );
}

/**
 * One statement for the part and for what every event notes, namely when something last happened to the customer and
 * that an event has just been written: each statement on a row writes all of its indexes anew.
 *
 * @returns all of the rows, as they are then
 */
async function writeParts(
  tx: Tx,
  view: ViewTable,
  { version, columns, statusSince }: WrittenPart,
  parts: readonly NewPart[],
): Promise<Map<string, ChangedRow>> {
  const types = Object.entries({
    customer_id: 'uuid',
    ...columns,
    status_since: 'timestamptz',
    activity_at: 'timestamptz',
  });
  const [written] = await tx.query<[ChangedRow[], number]>(
    `UPDATE ${view} v SET
       ${Object.keys(columns)
         .map((name) => `${name} = s.${name}`)
         .join(', ')},
       status_since = ${statusSince}, ${MARK}
     FROM json_to_recordset($1::json) AS s(${types.map(([name, type]) => `${name} ${type}`).join(', ')})
     WHERE v.customer_id = s.customer_id AND (v.${version} IS NULL OR v.${version} < s.${version})
     RETURNING ${CHANGED_COLUMNS}`,
    [JSON.stringify(parts.map(({ row, activityAt }) => ({ ...row, activity_at: activityAt })))],
  );
  const rows = byCustomer(written);
  const known = parts.filter(({ row }) => !rows.has(row.customer_id));
  if (known.length === 0) return rows;
  const [marked] = await tx.query<[ChangedRow[], number]>(
    `UPDATE ${view} v SET ${MARK} FROM unnest($1::uuid[], $2::timestamptz[]) AS s (id, activity_at)
     WHERE v.customer_id = s.id RETURNING ${CHANGED_COLUMNS}`,
    [known.map(({ row }) => row.customer_id), known.map(({ activityAt }) => activityAt)],
  );
  for (const row of marked) rows.set(row.customer_id, row);
  return rows;
}

const MARK = 'last_activity_at = greatest(v.last_activity_at, s.activity_at), projected_at = now()';

const byCustomer = <Row extends ChangedRow>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.customer_id, row]));

function cellOf(row: ChangedRow | undefined): CounterCell | null {
  if (!row?.listed || row.provider_instance_id === null) return null;
  return { providerInstanceId: row.provider_instance_id, resellerId: row.reseller_id, status: row.status };
}
