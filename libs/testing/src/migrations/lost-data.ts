import { type Client, escapeIdentifier } from 'pg';

type Row = Readonly<Record<string, unknown>>;

interface Table {
  /** The columns that tell its rows apart; all of them where it has no primary key. */
  readonly key: readonly string[];
  readonly rows: readonly Row[];
}

/** Everything that stands in a database. */
export type AllData = ReadonlyMap<string, Table>;

/** What migrations take away or rewrite on purpose, by `table` or `table.column`: the reason. */
export type MeantLosses = Readonly<Record<string, string>>;

export async function readAllData(client: Client): Promise<AllData> {
  const { rows: tables } = await client.query<{ name: string; key: string[] | null; columns: string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text) FROM pg_index i JOIN pg_attribute a
          ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
       (SELECT array_agg(a.attname::text) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
  );
  const all = new Map<string, Table>();
  for (const { name, key, columns } of tables) {
    const { rows } = await client.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM ${escapeIdentifier(name)} t`,
    );
    all.set(name, { key: key ?? columns, rows: rows.map(({ row }) => row) });
  }
  return all;
}

/**
 * What was there before and is not there now, or says something else: one line per table, column or row.
 * Additions are none of its business.
 */
export function lostData(before: AllData, after: AllData, meant: MeantLosses): string[] {
  const lost = new Set<string>();
  for (const [name, { key, rows }] of before) {
    const now = after.get(name);
    if (name in meant) continue;
    if (now === undefined) {
      lost.add(`the table ${name} is gone`);
      continue;
    }
    const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
    const found = new Map(now.rows.map((row) => [keyOf(row), row]));
    for (const row of rows) {
      const same = found.get(keyOf(row));
      if (same === undefined) {
        lost.add(`${name} has no row ${keyOf(row)} any more`);
        continue;
      }
      for (const [column, value] of Object.entries(row)) {
        if (`${name}.${column}` in meant) continue;
        if (!(column in same)) lost.add(`the column ${name}.${column} is gone`);
        else if (JSON.stringify(value) !== JSON.stringify(same[column])) {
          lost.add(`${name}.${column} of row ${keyOf(row)} says something else`);
        }
      }
    }
  }
  return [...lost];
}
