import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { queryPrepared } from './query-prepared.js';
import type { Tx } from './transactions.js';

/** What tells two rows apart, and what becomes of one that is there already. */
export interface StoreOptions<Row, Key extends keyof Row & string> {
  readonly key: readonly Key[];
  readonly known: 'replace' | 'leave';
}

/**
 * Stores rows of an entity, in their order, with one statement and one parameter. TypeORM's own insert gives each value a
 * parameter of its own: PostgreSQL takes 65,535 of them, and naming them takes longer than storing the rows.
 *
 * @param rows whole entities, each with the same properties, whose values JSON can carry
 * @returns the keys of those that were written
 */
export async function storeRows<Row extends ObjectLiteral, Key extends keyof Row & string>(
  tx: Tx,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  options: StoreOptions<Row, Key>,
): Promise<Pick<Row, Key>[]> {
  if (rows.length === 0) return [];
  const { sql, parameter, keys } = rowsOf(entity, rows, options).insertion(tx, '$1');
  const returned = keys.map((column) => `${quoted(column)} AS "${column.propertyName}"`).join(', ');
  return queryPrepared<Pick<Row, Key>>(tx, `${sql} RETURNING ${returned}`, [parameter]);
}

/**
 * Stores rows of several entities with one statement. Foreign keys among them are checked at its end, so it does not matter
 * which entity stands first; but none may need what another has just written.
 *
 * @param entities their rows, by {@link rowsOf}
 */
export async function storeTogether(tx: Tx, ...entities: readonly RowsOfEntity[]): Promise<void> {
  const insertions = entities
    .filter(({ count }) => count > 0)
    .map(({ insertion }, at) => insertion(tx, `$${String(at + 1)}`));
  if (insertions.length === 0) return;
  await queryPrepared(
    tx,
    `WITH ${insertions.map(({ sql }, at) => `stored_${String(at)} AS (${sql})`).join(', ')} SELECT 1`,
    insertions.map(({ parameter }) => parameter),
  );
}

/** Rows of one entity that are to be stored together with others. */
export interface RowsOfEntity {
  readonly count: number;
  readonly insertion: (tx: Tx, placeholder: string) => Insertion;
}

/** An `INSERT` without its `RETURNING`, whose rows stand in one parameter. */
interface Insertion {
  readonly sql: string;
  readonly parameter: string;
  readonly keys: readonly ColumnMetadata[];
}

/** Takes what {@link storeRows} takes. */
export function rowsOf<Row extends ObjectLiteral>(
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  { key, known }: StoreOptions<Row, keyof Row & string>,
): RowsOfEntity {
  const insertion = (tx: Tx, placeholder: string): Insertion => {
    const { columns, tableName } = tx.dataSource.getMetadata(entity);
    const [first = {}] = rows;
    const stored = columns.filter(({ propertyName }) => propertyName in first);
    const isKey = ({ propertyName }: ColumnMetadata) => key.some((name) => name === propertyName);
    const keys = stored.filter(isKey);
    const others = stored.filter((column) => !isKey(column)).map(quoted);
    // The rows go as they are, under the names of their properties: naming each value anew took longer than writing it.
    const read = stored.map(({ propertyName }) => `"${propertyName}"`).join(', ');
    const types = stored.map(
      (column) =>
        `"${column.propertyName}" ${tx.dataSource.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`,
    );
    return {
      sql: `INSERT INTO "${tableName}" (${stored.map(quoted).join(', ')})
        SELECT ${read} FROM json_to_recordset(${placeholder}::json) AS row (${types.join(', ')})
        ON CONFLICT (${keys.map(quoted).join(', ')}) DO ${
          known === 'leave'
            ? 'NOTHING'
            : `UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`
        }`,
      parameter: JSON.stringify(rows),
      keys,
    };
  };
  return { count: rows.length, insertion };
}

const quoted = ({ databaseName }: ColumnMetadata) => `"${databaseName}"`;
