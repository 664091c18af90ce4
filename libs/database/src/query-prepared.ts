import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { DataSource, QueryFailedError, QueryRunnerAlreadyReleasedError, TypeORMError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Tx } from './transactions.js';

/** PostgreSQL cuts names off behind 63 characters. */
const NAME_LENGTH = 32;

const names = new Map<string, string>();

/**
 * Runs a statement that is asked many times a second: PostgreSQL reads its text once on each connection. Connections whose
 * plans are `kept` (`DatabaseOptions.plans`) also plan it once where one plan serves all values; over those it is not for a
 * statement whose best plan depends on its values, such as a search. TypeORM itself knows no prepared statements.
 *
 * @param over an open transaction, or else any connection: the data source's, or its manager's
 * @param sql one of few texts; values stand in `parameters`
 * @throws QueryFailedError as `DataSource.query` does
 */
export async function queryPrepared<Row>(
  over: DataSource | Tx,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const connection = await connectionOf(over);
  const values = [...parameters];
  try {
    const { rows } = await connection.query({ name: nameOf(sql), text: sql, values });
    return rows as Row[];
  } catch (error) {
    // As it is: what kind of failure it was is read from its code.
    throw new QueryFailedError(sql, values, error as Error);
  }
}

function poolOf(dataSource: DataSource): Pool {
  // As TypeORM says it.
  if (!dataSource.isInitialized) throw new TypeORMError('Driver not Connected');
  return (dataSource.driver as PostgresDriver).master as Pool;
}

async function connectionOf(over: DataSource | Tx): Promise<Pool | ClientBase> {
  if (over instanceof DataSource) return poolOf(over);
  const { queryRunner } = over;
  // The manager of no transaction.
  if (!queryRunner) return poolOf(over.dataSource);
  if (queryRunner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  return (await queryRunner.connect()) as ClientBase;
}

/** The same text has the same name, and no two texts share one. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, NAME_LENGTH);
  names.set(sql, name);
  return name;
}
