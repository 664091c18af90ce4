import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { type DataSource, QueryFailedError, TypeORMError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** PostgreSQL cuts names off behind 63 characters. */
const NAME_LENGTH = 32;

const names = new Map<string, string>();

/**
 * Runs a statement that is asked many times a second: PostgreSQL keeps it prepared on each connection, and plans it once
 * where one plan serves all values. Not for one whose best plan depends on its values, such as a search. TypeORM itself
 * knows no prepared statements.
 *
 * @param sql one of few texts; values stand in `parameters`
 * @throws QueryFailedError as `DataSource.query` does
 */
export async function queryPrepared<Row>(
  dataSource: DataSource,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  // As TypeORM says it.
  if (!dataSource.isInitialized) throw new TypeORMError('Driver not Connected');
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  const values = [...parameters];
  try {
    const { rows } = await pool.query({ name: nameOf(sql), text: sql, values });
    return rows as Row[];
  } catch (error) {
    // As it is: what kind of failure it was is read from its code.
    throw new QueryFailedError(sql, values, error as Error);
  }
}

/** The same text has the same name, and no two texts share one. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, NAME_LENGTH);
  names.set(sql, name);
  return name;
}
