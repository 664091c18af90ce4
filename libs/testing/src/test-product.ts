import {
  bareEnvironment,
  freeProductPorts,
  type Product,
  type ProductOptions,
  startProduct,
  startRedis,
} from '@assent/local-servers';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { testServers } from './test-servers.js';

/** The whole product with everything of its own: ports, databases, Redis, keys, mails, Microsoft sandbox. */
export interface TestProduct extends Product {
  /** Logs are in `logs` below it. */
  readonly stateDir: string;
  /** Stops everything and deletes what it stored. */
  drop(): Promise<void>;
}

/** What a spec may choose. */
export type TestProductOptions = Pick<ProductOptions, 'environment' | 'restart' | 'onEvent'>;

const WORKSPACE = dirname(dirname(dirname(__dirname)));

/**
 * Starts every process of the compiled product, next to any other one on this machine. Takes a few seconds,
 * so one per spec file, in `beforeAll` with a deadline of its own.
 */
export async function startTestProduct(options: TestProductOptions = {}): Promise<TestProduct> {
  const { postgresUrl, runId } = testServers();
  const stateDir = mkdtempSync(join(tmpdir(), 'assent-product-'));
  const databasePrefix = `assent_test_${runId}_${randomUUID().slice(0, 8)}_`;
  const redis = await startRedis({
    dataDir: join(stateDir, 'redis'),
    cacheDir: join(WORKSPACE, '.assent', 'cache'),
  });
  try {
    const product = await startProduct({
      workspace: WORKSPACE,
      stateDir,
      ports: await freeProductPorts(),
      postgresUrl,
      redisUrl: redis.url,
      databasePrefix,
      ...options,
      environment: { ...bareEnvironment(), LOG_LEVEL: 'info', ...options.environment },
    });
    return {
      ...product,
      stateDir,
      drop: async () => {
        await product.stop();
        await redis.stop();
        await dropDatabases(postgresUrl, databasePrefix);
        rmSync(stateDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await redis.stop();
    await dropDatabases(postgresUrl, databasePrefix);
    // The state stays: its logs say more than the error.
    throw error;
  }
}

async function dropDatabases(serverUrl: string, prefix: string): Promise<void> {
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    for (const [table, column, kind, force] of [
      ['pg_database', 'datname', 'DATABASE', 'WITH (FORCE)'],
      ['pg_roles', 'rolname', 'ROLE', ''],
    ] as const) {
      const { rows } = await server.query<{ name: string }>(
        `SELECT ${column} AS name FROM ${table} WHERE starts_with(${column}, $1)`,
        [prefix],
      );
      for (const { name } of rows) await server.query(`DROP ${kind} ${escapeIdentifier(name)} ${force}`);
    }
  } finally {
    await server.end();
  }
}
