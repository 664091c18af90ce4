import 'reflect-metadata';
import { migrateDatabase } from '@assent/database';
import { readMigrationEnvironment } from './environment.js';
import { entities, migrations } from './infrastructure/persistence/schema.js';

async function migrate(): Promise<void> {
  const { DATABASE_URL: url } = readMigrationEnvironment(process.env);
  const done = await migrateDatabase({ url, applicationName: 'notifications-migrate', entities, migrations });
  process.stdout.write(`notifications: ${done.length === 0 ? 'nothing to migrate' : done.join(', ')}\n`);
}

migrate().catch((error: unknown) => {
  process.stderr.write(`notifications: migration failed: ${error instanceof Error ? error.message : ''}\n`);
  process.exit(1);
});
