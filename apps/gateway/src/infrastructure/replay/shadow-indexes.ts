import type { Tx } from '@assent/database';
import type { QueryRunner } from 'typeorm';
import type { LIVE_SEARCH, LIVE_VIEW } from './view-table.js';

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** A table of the read model whose copy, named `…_shadow`, takes its place at the end of a full replay. */
export type Shadowed = typeof LIVE_VIEW | typeof LIVE_SEARCH;

export async function addPrimaryKey(tx: Tx, table: Shadowed): Promise<void> {
  await tx.query(`ALTER TABLE ${table}_shadow ADD CONSTRAINT ${table}_pkey_shadow PRIMARY KEY (customer_id)`);
}

/**
 * Makes the indexes that a table has and its shadow has not, while the shadow goes on being written. What a process
 * that died has left half done is made again.
 */
export async function makeMissingIndexes(runner: QueryRunner, table: Shadowed): Promise<void> {
  const missing = await missingIndexes(runner, table);
  for (const { name, definition } of missing) {
    await runner.query(`DROP INDEX IF EXISTS ${name}_shadow`);
    await runner.query(
      definition
        .replace(`INDEX ${name} `, `INDEX CONCURRENTLY ${name}_shadow `)
        .replace(new RegExp(` ON (\\S+\\.)?${table} `), ` ON ${table}_shadow `),
    );
  }
  // Here and not in the swap, where handlers would wait for it.
  if (missing.length > 0) await runner.query(`ANALYZE ${table}_shadow`);
}

/** Puts the shadow of a table in its place, with its indexes under the names that those of the table had. */
export async function takePlace(tx: Tx, table: Shadowed): Promise<void> {
  await tx.query(`DROP TABLE ${table}`);
  await tx.query(`ALTER TABLE ${table}_shadow RENAME TO ${table}`);
  const indexes = await tx.query<Pick<Index, 'name'>[]>(
    `SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() AND tablename = $1
     ORDER BY indexname`,
    [table],
  );
  for (const { name } of indexes) {
    await tx.query(`ALTER INDEX ${name} RENAME TO ${name.replace(/_shadow$/, '')}`);
  }
}

/**
 * What the table has and its shadow does not; nothing when the shadow is gone, since it took over meanwhile.
 * An index that is being made, or was when its process died, is not valid and counts as missing.
 */
async function missingIndexes(runner: QueryRunner, table: Shadowed): Promise<Index[]> {
  return (await runner.query(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes i
     WHERE schemaname = current_schema() AND tablename = $1 AND to_regclass($2) IS NOT NULL
       AND NOT EXISTS (SELECT FROM pg_index s
         WHERE s.indexrelid = to_regclass(quote_ident(i.indexname || '_shadow')) AND s.indisvalid)
     ORDER BY indexname`,
    [table, `${table}_shadow`],
  )) as Index[];
}
