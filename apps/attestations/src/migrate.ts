import 'reflect-metadata';
import { migrateDatabase } from '@assent/database';
import { readMigrationEnvironment } from './environment.js';
import { attestationsSchema } from './infrastructure/attestations-schema.js';

/** Brings the database to this version's schema and ends; run before the service starts. */
async function main(): Promise<void> {
  const { DATABASE_URL } = readMigrationEnvironment(process.env);
  const names = await migrateDatabase({
    url: DATABASE_URL,
    applicationName: 'attestations-migrate',
    ...attestationsSchema,
  });
  process.stdout.write(`attestations: ${names.length === 0 ? 'nothing to migrate' : names.join(', ')}\n`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The database of attestations could not be migrated: ${reason}\n`);
  process.exit(1);
});
