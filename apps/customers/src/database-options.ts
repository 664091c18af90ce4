import type { DatabaseOptions } from '@assent/database';
import { customersEntities, customersMigrations } from './infrastructure/schema.js';

/** This service's database, the same for the service and for its migrations. */
export const databaseOptions = (url: string): DatabaseOptions => ({
  url,
  applicationName: 'customers',
  entities: customersEntities,
  migrations: customersMigrations,
});
