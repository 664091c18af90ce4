import {
  databaseEnvironment,
  keyEnvironment,
  parseEnvironment,
  processEnvironment,
  redisEnvironment,
} from '@assent/service-kit';
import { z } from 'zod';

/** Health and metrics of this service, unless PORT says otherwise. */
const PRIVATE_PORT = 8101;

const schema = z.object({
  ...processEnvironment(PRIVATE_PORT),
  ...databaseEnvironment,
  ...redisEnvironment,
  ...keyEnvironment,
});

/** What this service is told from outside. Provider instances come beside it, from `readProviderInstances`. */
export type CustomersEnvironment = z.output<typeof schema>;

/** @throws EnvironmentError with all faults at once */
export function readEnvironment(variables: NodeJS.ProcessEnv): CustomersEnvironment {
  return parseEnvironment(schema, variables);
}

/** Migrating needs the database and nothing else. */
export function readMigrationEnvironment(variables: NodeJS.ProcessEnv): { readonly DATABASE_URL: string } {
  return parseEnvironment(z.object(databaseEnvironment), variables);
}
