import { createHash, randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { testServers } from './test-servers.js';

/** Which database a spec file wants: its service's entities and migrations. */
export interface TestDatabaseOptions {
  /** The service; letters only. */
  readonly name: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
  readonly entities: readonly (Function | EntitySchema)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** A database of the spec file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Connected, with the entities given. */
  readonly dataSource: DataSource;
  /** Closes `dataSource` and drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database for one spec file: a clone of the service's template, which the first spec
 * file of the run builds by running the migrations. Create it in `beforeAll`, drop it in `afterAll`.
 */
export async function testDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const { postgresUrl, runId } = testServers();
  const template = `assent_test_${runId}_${options.name}_${fingerprint(options.migrations)}`;
  const database = `assent_test_${runId}_${options.name}_${randomUUID().slice(0, 8)}`;
  const server = new Client({ connectionString: postgresUrl });
  await server.connect();
  try {
    await ensureTemplate(server, template, options);
    await server.query(
      `CREATE DATABASE ${escapeIdentifier(database)} TEMPLATE ${escapeIdentifier(template)}`,
    );
  } finally {
    await server.end();
  }
  const url = databaseUrl(postgresUrl, database);
  const dataSource = new DataSource({ ...connection(url, options), poolSize: 10 });
  await dataSource.initialize();
  return { url, dataSource, drop: () => drop(postgresUrl, database, dataSource) };
}

async function ensureTemplate(server: Client, template: string, options: TestDatabaseOptions): Promise<void> {
  const isThere = async () => {
    const found = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    return found.rowCount === 1;
  };
  if (await isThere()) return;
  // One worker builds it, the others wait here. The lock ends with the connection at the latest.
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  try {
    if (await isThere()) return;
    // Built under another name: a migration that fails never leaves a template behind.
    const building = `${template}_building`;
    await server.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(building)} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${escapeIdentifier(building)}`);
    await migrate(databaseUrl(testServers().postgresUrl, building), options);
    await server.query(
      `ALTER DATABASE ${escapeIdentifier(building)} RENAME TO ${escapeIdentifier(template)}`,
    );
  } finally {
    await server.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  }
}

async function migrate(url: string, options: TestDatabaseOptions): Promise<void> {
  const dataSource = new DataSource({ ...connection(url, options), poolSize: 2 });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

function connection(url: string, { entities, migrations }: TestDatabaseOptions) {
  return {
    type: 'postgres' as const,
    url,
    entities: [...entities],
    migrations: [...migrations],
    applicationName: 'spec',
    synchronize: false,
    installExtensions: false,
    logging: false,
    // As the services have it: statements do not wait for the answers to those before them.
    extra: { pipeline: true },
  };
}

/** Of the migrations' names and code, so that a changed one makes another template. */
function fingerprint(migrations: TestDatabaseOptions['migrations']): string {
  const hash = createHash('sha256');
  for (const migration of migrations) hash.update(`${migration.name}\n${migration.toString()}\n`);
  return hash.digest('hex').slice(0, 8);
}

async function drop(serverUrl: string, database: string, dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) await dataSource.destroy();
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
  } finally {
    await server.end();
  }
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
