import { type DataSource, MigrationExecutor } from 'typeorm';
import { DATABASE_POLICY } from './database-policy.js';

/** Any number, as long as everybody agrees on it. Advisory locks are per database, so services never meet. */
const MIGRATION_LOCK = 4_273_001;

/**
 * Runs the pending migrations, each in a transaction of its own, and answers their names in order.
 *
 * TypeORM takes no lock: two instances of a service that start together would both find the same migration
 * pending. Here the second waits for the first and then finds nothing to do. The lock belongs to the very
 * connection that migrates: a process that dies in the middle gives it back, and its half migration is
 * rolled back with it.
 *
 * @throws when another process holds the lock for longer than `migrationLockTimeoutMs`
 */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  const connection = dataSource.createQueryRunner();
  try {
    await connection.connect();
    // A migration may rewrite a large table; the services' limits are not meant for it.
    await connection.query('SET statement_timeout = 0');
    await connection.query(`SET lock_timeout = ${DATABASE_POLICY.migrationLockTimeoutMs.toString()}`);
    await connection.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const executor = new MigrationExecutor(dataSource, connection);
      executor.transaction = 'each';
      return (await executor.executePendingMigrations()).map((migration) => migration.name);
    } finally {
      await connection.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await connection.query('RESET lock_timeout');
      await connection.query(`SET statement_timeout = ${DATABASE_POLICY.statementTimeoutMs.toString()}`);
    }
  } finally {
    await connection.release();
  }
}
