import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { queryPrepared } from './query-prepared.js';
import type { Tx } from './transactions.js';

/** Entities by the names under which their rows are wanted. */
type Wanted = Readonly<Record<string, EntityTarget<ObjectLiteral>>>;
type RowsOf<W extends Wanted> = {
  readonly [Name in keyof W]: W[Name] extends EntityTarget<infer Row> ? Row[] : never;
};

/**
 * Reads what belongs to the same owners from several tables, with one statement: one round trip, and one snapshot for
 * all of them. Far cheaper than as many finds, which also take longer to make entities of the rows than PostgreSQL
 * takes to find them.
 *
 * @param wanted entities that all have the property `owner`
 * @param owner the property that says to whom a row belongs; a uuid
 * @param ids whose rows are wanted
 * @returns rows with the properties of their entities, in the order of their primary keys; no instances of the classes
 */
export async function readRows<const W extends Wanted>(
  tx: Tx,
  wanted: W,
  owner: string,
  ids: readonly string[],
): Promise<RowsOf<W>> {
  const tables = Object.entries(wanted).map(([name, entity]) => ({ name, ...tableOf(tx, entity, owner) }));
  const parts = tables.map(
    ({ name, sql }) => `(SELECT json_agg(r ORDER BY ${sql.order}) FROM (${sql.rows}) r) AS "${name}"`,
  );
  const [found = {}] = await queryPrepared<Readonly<Record<string, ObjectLiteral[] | null>>>(
    tx,
    `SELECT ${parts.join(', ')}`,
    [ids],
  );
  return Object.fromEntries(
    tables.map(({ name, moments }) => {
      const rows = found[name] ?? [];
      for (const row of rows) readMoments(row, moments);
      return [name, rows];
    }),
  ) as RowsOf<W>;
}

/** @throws Error for an entity without the property `owner`, or with a column whose values JSON cannot carry */
function tableOf(tx: Tx, entity: EntityTarget<ObjectLiteral>, owner: string) {
  const metadata = tx.dataSource.getMetadata(entity);
  const ownerColumn = metadata.findColumnWithPropertyName(owner);
  if (!ownerColumn) throw new Error(`${metadata.name} has no property ${owner}.`);
  for (const { propertyName, type } of metadata.columns) {
    if (!CARRIED.has(type)) {
      throw new Error(`${metadata.name}.${propertyName} is a ${String(type)}, which JSON cannot carry.`);
    }
  }
  // Named as the properties are, so that nothing has to be copied from one name to another for each row.
  const columns = metadata.columns.map(
    ({ databaseName, propertyName }) => `"${databaseName}" AS "${propertyName}"`,
  );
  const sql = {
    rows: `SELECT ${columns.join(', ')} FROM "${metadata.tableName}" WHERE "${ownerColumn.databaseName}" = ANY($1::uuid[])`,
    order: metadata.primaryColumns.map(({ propertyName }) => `r."${propertyName}"`).join(', '),
  };
  const moments = metadata.columns
    .filter(({ type }) => type === 'timestamptz')
    .map(({ propertyName }) => propertyName);
  return { sql, moments };
}

/** Types whose values come out of PostgreSQL's JSON as they come from pg, but for moments, which come as text. */
const CARRIED: ReadonlySet<unknown> = new Set([
  'uuid',
  'text',
  'boolean',
  'smallint',
  'integer',
  'json',
  'jsonb',
  'timestamptz',
]);

/** In place: the rows are ours alone. */
function readMoments(row: ObjectLiteral, moments: readonly string[]): void {
  for (const name of moments) {
    const value = row[name] as string | null;
    if (value !== null) row[name] = new Date(value);
  }
}
