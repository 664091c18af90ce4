import type { DataSource } from 'typeorm';

/** The states that a table holds, one per row, as SQL. */
export interface DigestedStates {
  /** What stands behind FROM, with its condition. */
  readonly from: string;
  /** The customer's id, a uuid. */
  readonly id: string;
  readonly version: string;
  /** Values that are written the same in every database: no point in time other than by {@link instantText}. */
  readonly values: readonly string[];
  /** Further aggregates to select, such as `bool_or(stale) AS stale`. */
  readonly also?: string;
}

/** One row of {@link digestSql}. */
export interface DigestRow {
  readonly bucket: number;
  readonly count: number;
  readonly highestVersion: number;
  readonly hash: string;
}

/** The bucket of a customer: its id's last digits, which chance gave, so that buckets are of one size. */
export function bucketSql(id: string, buckets: number): string {
  return `(('x' || right(${id}::text, 4))::bit(16)::int % ${buckets})`;
}

/** A point in time to the millisecond, which is what messages carry, as they write it. */
export function instantText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * Adds up all states by bucket in one pass over the table: how many, their highest version, and a hash that
 * does not depend on their order. Two databases with the same states give the same rows.
 */
export function digestSql({ from, id, version, values, also }: DigestedStates, buckets: number): string {
  // The text of a row tells null from empty, and one value from two; exclusive or knows no order.
  const hash = `hashtextextended(ROW(${[id, version, ...values].join(', ')})::text, 0)`;
  return `SELECT ${bucketSql(id, buckets)} AS bucket, count(*)::int AS count, max(${version})::int AS "highestVersion",
      bit_xor(${hash})::text AS hash${also === undefined ? '' : `, ${also}`}
    FROM ${from} GROUP BY 1 ORDER BY 1`;
}

/** {@link digestSql} as of now. @returns `asOf` by the database's clock */
export async function digestOf(
  dataSource: DataSource,
  states: DigestedStates,
  buckets: number,
): Promise<{ asOf: Date; buckets: DigestRow[] }> {
  // Read first: whatever is committed after this moment may or may not be in the sums.
  const [{ asOf }] = await dataSource.query<[{ asOf: Date }]>('SELECT clock_timestamp() AS "asOf"');
  return { asOf, buckets: await dataSource.query<DigestRow[]>(digestSql(states, buckets)) };
}
