import { createDataSource, type DatabaseOptions } from './create-data-source.js';
import { runMigrations } from './run-migrations.js';

/** Connects, runs the pending migrations and disconnects: the whole of a service's `migrate` step. */
export async function migrateDatabase(options: DatabaseOptions): Promise<string[]> {
  const dataSource = createDataSource({ ...options, poolSize: 1 });
  await dataSource.initialize();
  try {
    return await runMigrations(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
