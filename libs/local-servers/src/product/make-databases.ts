import { ensureServiceDatabase } from '../databases.js';
import { LocalServerError } from '../server.js';
import type { ServiceName } from './components.js';
import type { LocalSecrets } from './secrets.js';

/** A service's database as it was found. */
export interface MadeDatabase {
  readonly url: string;
  /** Made just now, or made by somebody else so that nothing is known about it. */
  readonly isNew: boolean;
}

/**
 * One database and one role per service, unless somebody has made them.
 * @throws LocalServerError that says what to allow or to set
 */
export async function makeDatabases(
  options: {
    readonly postgresUrl: string;
    readonly databasePrefix?: string;
    readonly databaseUrls?: Partial<Record<ServiceName, string>>;
  },
  secrets: LocalSecrets,
): Promise<Record<ServiceName, MadeDatabase>> {
  const prefix = options.databasePrefix ?? 'assent_';
  const make = async (service: ServiceName): Promise<MadeDatabase> => {
    const given = options.databaseUrls?.[service];
    if (given !== undefined) return { url: given, isNew: true };
    const name = `${prefix}${service}`;
    try {
      return await ensureServiceDatabase(options.postgresUrl, {
        database: name,
        role: name,
        password: secrets.password(`database-${service}`),
      });
    } catch (error) {
      throw new LocalServerError(
        `The database of ${service} could not be made: ${error instanceof Error ? error.message : String(error)}. ` +
          `Let the role of POSTGRES_URL create databases and roles, or set ${service.toUpperCase()}_DATABASE_URL.`,
      );
    }
  };
  // One after the other: each copies the same template database.
  return {
    customers: await make('customers'),
    attestations: await make('attestations'),
    notifications: await make('notifications'),
    gateway: await make('gateway'),
  };
}
