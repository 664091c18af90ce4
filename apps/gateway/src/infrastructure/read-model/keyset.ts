import type { SqlParameters } from '../sql.js';
import { type KeyType, decodeCursor, encodeCursor } from './cursor.js';

/** The columns by which a list walks; the last one is unique, so that every row has its own place. */
export interface Keyset {
  readonly columns: readonly KeysetColumn[];
  readonly order: 'asc' | 'desc';
}

export interface KeysetColumn {
  readonly sql: string;
  readonly type: KeyType;
  /** The value beyond which there is none in each order, as a cursor has it, where many rows have that value. */
  readonly ends?: Readonly<Partial<Record<Keyset['order'], string>>>;
}

/** Columns to select so that the next cursor can be made of the last row: texts, exact to the microsecond. */
export function keysetColumn({ columns }: Keyset): string {
  return `ARRAY[${columns.map(({ sql }) => `${sql}::text`).join(', ')}] AS keyset`;
}

/**
 * The rows after the cursor; `true` without one. Walks an index, however deep the page lies.
 *
 * PostgreSQL reckons by the first column how many rows these are. At the last value of that column none are left by this
 * reckoning, and any index seems as good as the right one; there it is told what is the same: equal, and after the others.
 */
export function afterCursor(
  { columns, order }: Keyset,
  cursor: string | undefined,
  question: object,
  parameters: SqlParameters,
): string {
  if (cursor === undefined) return 'true';
  const keys = decodeCursor(
    cursor,
    question,
    columns.map(({ type }) => type),
  );
  const left = columns.map(({ sql }) => sql);
  const right = columns.map(({ type }, i) => `${parameters.add(keys[i])}::${type}`);
  const isAtEnd = columns[0]?.ends?.[order] !== undefined && columns[0].ends[order] === keys[0];
  const equal = isAtEnd ? `${String(left.shift())} = ${String(right.shift())} AND ` : '';
  return `${equal}(${left.join(', ')}) ${order === 'asc' ? '>' : '<'} (${right.join(', ')})`;
}

export function orderBy({ columns, order }: Keyset): string {
  return columns.map(({ sql }) => `${sql} ${order}`).join(', ');
}

/**
 * Cuts the page to its limit.
 *
 * @param rows one more than `limit` when there is a next page
 */
export function toPage<Row extends { readonly keyset: readonly string[] }, Item>(
  rows: readonly Row[],
  limit: number,
  question: object,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(question, last.keyset) : null,
  };
}
