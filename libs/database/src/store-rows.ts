import type { EntityTarget, ObjectLiteral } from 'typeorm';
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
  { key, known }: StoreOptions<Row, Key>,
): Promise<Pick<Row, Key>[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { columns, tableName } = tx.dataSource.getMetadata(entity);
  const stored = columns.filter(({ propertyName }) => propertyName in first);
  const isKey = (propertyName: string) => key.some((name) => name === propertyName);
  const keys = stored.filter(({ propertyName }) => isKey(propertyName));
  const others = stored.filter(({ propertyName }) => !isKey(propertyName));
  const names = stored.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const replaced = others.map(({ databaseName }) => `"${databaseName}" = excluded."${databaseName}"`);
  const carried = rows.map((row) =>
    Object.fromEntries(stored.map((column) => [column.databaseName, row[column.propertyName] as unknown])),
  );
  return tx.query<Pick<Row, Key>[]>(
    `INSERT INTO "${tableName}" (${names})
     SELECT ${names} FROM json_populate_recordset(NULL::"${tableName}", $1::json)
     ON CONFLICT (${keys.map(({ databaseName }) => `"${databaseName}"`).join(', ')})
     DO ${known === 'replace' ? `UPDATE SET ${replaced.join(', ')}` : 'NOTHING'}
     RETURNING ${keys.map(({ databaseName, propertyName }) => `"${databaseName}" AS "${propertyName}"`).join(', ')}`,
    [JSON.stringify(carried)],
  );
}
