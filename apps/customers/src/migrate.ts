import 'reflect-metadata';
import { migrateDatabase } from '@assent/database';
import { databaseOptions } from './database-options.js';
import { readMigrationEnvironment } from './environment.js';

/** Brings the database of customers up to date and exits; several at once wait for each other. */
async function main(): Promise<void> {
  const { DATABASE_URL } = readMigrationEnvironment(process.env);
  const applied = await migrateDatabase(databaseOptions(DATABASE_URL));
  process.stdout.write(`customers: ${applied.length === 0 ? 'nothing to migrate' : applied.join(', ')}\n`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The database of customers could not be migrated: ${reason}\n`);
  process.exit(1);
});
