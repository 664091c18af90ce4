import { queryPrepared, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LIVE_VIEW, SHADOW_EXISTS, SHADOW_VIEW, type ViewTable } from '../replay/view-table.js';
import { recordset } from '../sql.js';
import { CHANGED_COLUMNS, type ChangedRow } from './changed-row.js';
import type { CounterCell, CounterMove } from './summary-counters.js';
import type { PartRow, ViewPart } from './view-parts.js';

/** A part of a customer's row that events have brought. */
export interface NewPart {
  readonly row: PartRow;
  /** When something last happened to the customer. */
  readonly activityAt: Date;
}

/** How events write a part. */
export interface WrittenPart extends ViewPart {
  /** When the customer has got its status, as SQL on what the part brings, `s`, and on a row that is there, `v`. */
  readonly statusSince: { readonly inserted: string; readonly updated: string };
}

/** A row that was written, and how it counted before; null where it did not. */
export interface WrittenRow {
  readonly row: ChangedRow;
  readonly countedAs: CounterCell | null;
}

/**
 * Changes rows of `customer_view`, in a handful of statements however many there are.
 *
 * Rows are locked, in one order always, from reading them to moving the counters: two handlers of one customer
 * take turns, and each sees what the other left. A crash in between takes the whole transaction back.
 */
@Injectable()
export class CustomerRows {
  /** Locks the rows of parts. @returns those that are there, as they are */
  hold(tx: Tx, parts: readonly NewPart[]): Promise<HeldRows> {
    return lockRows(tx, parts);
  }

  /**
   * Writes each part that is newer than what stands there.
   *
   * @param parts one for each customer at most
   * @param held their rows, as {@link hold} gave them
   */
  async write(tx: Tx, part: WrittenPart, parts: readonly NewPart[], held: HeldRows): Promise<WrittenRow[]> {
    if (parts.length === 0) return [];
    const added = await addRows(tx, LIVE_VIEW, part, without(parts, held));
    const others = without(parts, added);
    // Some were made by another handler since they were looked for.
    const before = new Map([...held, ...(await lockRows(tx, without(others, held)))]);
    const after = new Map([...added, ...(await writeParts(tx, LIVE_VIEW, part, others))]);
    if (before.size < others.length || after.size < parts.length) {
      throw new Error('A row of the read model vanished while it was being changed.');
    }
    if ([...before.values(), ...added.values()].some(({ shadowed }) => shadowed)) {
      const shadows = await addRows(tx, SHADOW_VIEW, part, parts);
      await writeParts(tx, SHADOW_VIEW, part, without(parts, shadows));
    }
    return [...after.values()].map((row) => ({ row, countedAs: cellOf(before.get(row.customer_id)) }));
  }
}

/** What a row that was written does to the counters. */
export const moveOf = ({ row, countedAs }: WrittenRow): CounterMove => ({
  customerId: row.customer_id,
  from: countedAs,
  to: cellOf(row),
});

type HeldRow = ChangedRow & { readonly shadowed: boolean };

/** Rows that are locked, by their customers. */
export type HeldRows = ReadonlyMap<string, HeldRow>;

const HELD_COLUMNS = `${CHANGED_COLUMNS}, ${SHADOW_EXISTS} AS shadowed`;

/** @returns those that are there */
async function lockRows(tx: Tx, parts: readonly NewPart[]): Promise<Map<string, HeldRow>> {
  if (parts.length === 0) return new Map();
  return byCustomer(
    await queryPrepared<HeldRow>(
      tx,
      `SELECT ${HELD_COLUMNS} FROM ${LIVE_VIEW} v
       WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR UPDATE`,
      [parts.map(({ row }) => row.customer_id)],
    ),
  );
}

/**
 * Whichever part comes first makes the row, and writes it once.
 *
 * @returns the rows that were not there, as they are then
 */
async function addRows(
  tx: Tx,
  view: ViewTable,
  part: WrittenPart,
  parts: readonly NewPart[],
): Promise<Map<string, HeldRow>> {
  if (parts.length === 0) return new Map();
  const columns = Object.keys(part.columns);
  return byCustomer(
    await queryPrepared<HeldRow>(
      tx,
      `INSERT INTO ${view} AS v (customer_id, ${columns.join(', ')}, status_since, last_activity_at)
       SELECT s.customer_id, ${columns.map((name) => `s.${name}`).join(', ')}, ${part.statusSince.inserted}, s.activity_at
       FROM ${partsTable(part)} ORDER BY s.customer_id
       ON CONFLICT (customer_id) DO NOTHING RETURNING ${HELD_COLUMNS}`,
      [recordsOf(parts)],
    ),
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
  part: WrittenPart,
  parts: readonly NewPart[],
): Promise<Map<string, ChangedRow>> {
  if (parts.length === 0) return new Map();
  const { version, columns, statusSince } = part;
  const written = await queryPrepared<ChangedRow>(
    tx,
    `UPDATE ${view} v SET
       ${Object.keys(columns)
         .map((name) => `${name} = s.${name}`)
         .join(', ')},
       status_since = ${statusSince.updated}, ${MARK}
     FROM ${partsTable(part)}
     WHERE v.customer_id = s.customer_id AND (v.${version} IS NULL OR v.${version} < s.${version})
     RETURNING ${CHANGED_COLUMNS}`,
    [recordsOf(parts)],
  );
  const rows = byCustomer(written);
  const known = without(parts, rows);
  if (known.length === 0) return rows;
  const marked = await queryPrepared<ChangedRow>(
    tx,
    `UPDATE ${view} v SET ${MARK} FROM unnest($1::uuid[], $2::timestamptz[]) AS s (id, activity_at)
     WHERE v.customer_id = s.id RETURNING ${CHANGED_COLUMNS}`,
    [known.map(({ row }) => row.customer_id), known.map(({ activityAt }) => activityAt)],
  );
  for (const row of marked) rows.set(row.customer_id, row);
  return rows;
}

const MARK = 'last_activity_at = greatest(v.last_activity_at, s.activity_at), projected_at = now()';

/** Parts as a table `s`, out of the one parameter that {@link recordsOf} makes. */
const partsTable = ({ columns }: WrittenPart) =>
  recordset({ customer_id: 'uuid', ...columns, status_since: 'timestamptz', activity_at: 'timestamptz' });

const recordsOf = (parts: readonly NewPart[]) =>
  JSON.stringify(parts.map(({ row, activityAt }) => ({ activity_at: activityAt, ...row })));

const without = (parts: readonly NewPart[], rows: ReadonlyMap<string, ChangedRow>) =>
  parts.filter(({ row }) => !rows.has(row.customer_id));

const byCustomer = <Row extends ChangedRow>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.customer_id, row]));

function cellOf(row: ChangedRow | undefined): CounterCell | null {
  if (!row?.listed || row.provider_instance_id === null) return null;
  return { providerInstanceId: row.provider_instance_id, resellerId: row.reseller_id, status: row.status };
}
