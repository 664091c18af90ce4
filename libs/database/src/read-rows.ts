import type { EntityTarget, ObjectLiteral } from 'typeorm';
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
    ({ name, from }) =>
      `(SELECT json_agg(r ORDER BY ${from.order}) FROM "${from.table}" r WHERE r."${from.owner}" = ANY($1::uuid[])) AS "${name}"`,
  );
  const [found] = await tx.query<[Readonly<Record<string, ObjectLiteral[] | null>>]>(
    `SELECT ${parts.join(', ')}`,
    [ids],
  );
  return Object.fromEntries(
    tables.map(({ name, columns }) => [name, (found[name] ?? []).map((row) => entityOf(row, columns))]),
  ) as RowsOf<W>;
}

/** @throws Error for an entity without the property `owner`, or with a column whose values JSON cannot carry */
function tableOf(tx: Tx, entity: EntityTarget<ObjectLiteral>, owner: string) {
  const metadata = tx.dataSource.getMetadata(entity);
  const ownerColumn = metadata.findColumnWithPropertyName(owner);
  if (!ownerColumn) throw new Error(`${metadata.name} has no property ${owner}.`);
  const columns = metadata.columns.map(({ propertyName, databaseName, type }) => {
    if (!CARRIED.has(type)) {
      throw new Error(`${metadata.name}.${propertyName} is a ${String(type)}, which JSON cannot carry.`);
    }
    return { propertyName, databaseName, isMoment: type === 'timestamptz' };
  });
  const from = {
    table: metadata.tableName,
    owner: ownerColumn.databaseName,
    order: metadata.primaryColumns.map(({ databaseName }) => `r."${databaseName}"`).join(', '),
  };
  return { from, columns };
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

type Column = ReturnType<typeof tableOf>['columns'][number];

function entityOf(row: ObjectLiteral, columns: readonly Column[]): ObjectLiteral {
  const entity: ObjectLiteral = {};
  for (const { propertyName, databaseName, isMoment } of columns) {
    const value = row[databaseName] as unknown;
    entity[propertyName] = isMoment && value !== null ? new Date(value as string) : value;
  }
  return entity;
}
