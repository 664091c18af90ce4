import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm';
import { DATABASE_POLICY } from './database-policy.js';
import { OneWriteATurn } from './one-write-a-turn.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
export type EntityList = readonly (Function | EntitySchema)[];
export type MigrationList = readonly (new () => MigrationInterface)[];

/** One service's database. */
export interface DatabaseOptions {
  /** `postgres://role:password@host:port/database` */
  readonly url: string;
  /** Shown in `pg_stat_activity`, so that a person sees who holds a lock. */
  readonly applicationName: string;
  readonly entities: EntityList;
  /** In order of their timestamps; the outbox's come first. */
  readonly migrations: MigrationList;
  readonly poolSize?: number;
  /** How long a caller waits for a connection, whether all are taken or the server does not answer. */
  readonly connectTimeoutMs?: number;
  /**
   * When PostgreSQL plans a statement that is prepared. `each-time`, unless something else is said: a plan that was made while
   * a table was small may read all of it when it has grown, until PostgreSQL has looked at it again. `kept` saves the planning,
   * for reads by key or over few rows.
   */
  readonly plans?: 'each-time' | 'kept';
}

/** What TypeORM is told. The schema comes from migrations alone, and nothing is logged that carries values. */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: [...options.entities],
    migrations: [...options.migrations],
    migrationsTransactionMode: 'each',
    migrationsRun: false,
    synchronize: false,
    installExtensions: false,
    logging: false,
    connectTimeoutMS: options.connectTimeoutMs ?? DATABASE_POLICY.connectTimeoutMs,
    poolSize: options.poolSize ?? DATABASE_POLICY.poolSize,
    extra: {
      // Statements that do not wait for each other's answers go out in one go; see `together`.
      pipeline: true,
      stream: () => new OneWriteATurn(),
      options: settingsOf(options),
      idleTimeoutMillis: DATABASE_POLICY.idleConnectionMs,
      statement_timeout: DATABASE_POLICY.statementTimeoutMs,
      idle_in_transaction_session_timeout: DATABASE_POLICY.idleInTransactionTimeoutMs,
      keepAlive: true,
    },
  };
}

/** What holds on each connection, whatever the server's own defaults are. */
function settingsOf({ plans }: DatabaseOptions): string {
  const settings = {
    // Transactions do not name their level.
    default_transaction_isolation: String.raw`read\ committed`,
    // Indexes are worth a look.
    random_page_cost: String(DATABASE_POLICY.randomPageCost),
    plan_cache_mode: plans === 'kept' ? 'auto' : 'force_custom_plan',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** A data source that is not connected yet; call `initialize()`, and `destroy()` when done. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource(dataSourceOptions(options));
}
