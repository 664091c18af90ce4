import { ensureServiceDatabase, type LocalServer, startPostgres } from '@assent/local-servers';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type FillTimes, KeptCluster } from '../data/kept-cluster.js';
import { generateCustomers, generatorSource } from '../data/generate-customers.js';

/** What a server with room for a million customers would be given; PostgreSQL's own defaults are for 1998. */
const SERVER_SETTINGS = {
  shared_buffers: '1GB',
  effective_cache_size: '4GB',
  maintenance_work_mem: '512MB',
  work_mem: '16MB',
  max_wal_size: '8GB',
  random_page_cost: '1.1',
} as const;

/** While it is filled nobody looks and nothing can be lost: a crash means to begin again. */
const FILL_SETTINGS = {
  // An index that is built is not written a second time to the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
} as const;

/** As `startProduct` calls it. */
const GATEWAY_DATABASE = 'assent_gateway';

/** A PostgreSQL of this size and dice. */
export interface FillOptions {
  readonly customers: number;
  readonly seed: number;
}

/** How the customers came there. */
export interface Filling {
  readonly times: FillTimes;
  /** By an earlier run, whose files were copied. */
  readonly isKept: boolean;
}

/** Starts a PostgreSQL whose database of the gateway is full of customers. */
export async function startFilledPostgres(
  workspace: string,
  dataDir: string,
  options: FillOptions,
): Promise<{ postgres: LocalServer; filling: Filling }> {
  const kept = new KeptCluster(workspace, options.customers, [
    generatorSource(options.seed),
    // Of the options only these: what is measured afterwards changes nothing of it.
    JSON.stringify([options.customers, options.seed, SERVER_SETTINGS]),
    ...migrationsOf(workspace),
  ]);
  const restored = await kept.restore(dataDir);
  const times = restored ?? (await fill(workspace, dataDir, options));
  if (restored === null) await kept.keep(dataDir, times);
  return { postgres: await startPostgres({ dataDir }), filling: { times, isKept: restored !== null } };
}

/** Leaves a stopped server behind, with the settings of a run. */
async function fill(workspace: string, dataDir: string, options: FillOptions): Promise<FillTimes> {
  const first = await startPostgres({ dataDir, durable: false });
  await set(first.url, { ...SERVER_SETTINGS, ...FILL_SETTINGS });
  // Most of the settings are taken at a start only.
  await first.stop();
  const server = await startPostgres({ dataDir, durable: false });
  try {
    const { url } = await ensureServiceDatabase(server.url, {
      database: GATEWAY_DATABASE,
      role: GATEWAY_DATABASE,
      // Known to us alone, and another one from the moment on at which the product starts.
      password: new URL(server.url).password,
    });
    const migrate = join(workspace, 'apps', 'gateway', 'dist', 'migrate.js');
    await promisify(execFile)(process.execPath, [migrate], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url },
    });
    const database = new URL(server.url);
    database.pathname = `/${GATEWAY_DATABASE}`;
    const times = await generateCustomers(() => connected(database.href), {
      count: options.customers,
      seed: options.seed,
    });
    await set(server.url, Object.fromEntries(Object.keys(FILL_SETTINGS).map((name) => [name, null])));
    return times;
  } finally {
    await server.stop();
  }
}

/** @param settings null puts one back to what it is by itself */
async function set(url: string, settings: Readonly<Record<string, string | null>>): Promise<void> {
  const client = await connected(url);
  for (const [name, value] of Object.entries(settings)) {
    await client.query(
      value === null ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = '${value}'`,
    );
  }
  await client.end();
}

/** The compiled migrations that the tables of the customers come from. */
function migrationsOf(workspace: string): string[] {
  const folder = join(workspace, 'apps', 'gateway', 'dist', 'infrastructure', 'migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
