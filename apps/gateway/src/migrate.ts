import { migrateDatabase } from '@assent/database';
import { databaseEnvironment, parseEnvironment } from '@assent/service-kit';
import { z } from 'zod';
import { gatewayEntities, gatewayMigrations } from './infrastructure/schema.js';

/** Brings the gateway's database to the present schema and ends; run before the service starts. */
async function migrate(): Promise<void> {
  const { DATABASE_URL } = parseEnvironment(z.object(databaseEnvironment), process.env);
  const done = await migrateDatabase({
    url: DATABASE_URL,
    applicationName: 'assent-gateway-migrate',
    entities: gatewayEntities,
    migrations: gatewayMigrations,
  });
  process.stdout.write(`gateway: ${String(done.length)} migrations done\n`);
}

migrate().catch((error: unknown) => {
  process.stderr.write(
    `gateway could not migrate: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
