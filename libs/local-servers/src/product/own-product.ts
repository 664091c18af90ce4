import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgresData, startPostgres } from '../postgres.js';
import { startRedis } from '../redis.js';
import { bareEnvironment } from './bare-environment.js';
import { freeProductPorts } from './ports.js';
import { type Product, startProduct } from './start-product.js';

/** The whole product with servers, ports and state of its own, next to any other one on this machine. */
export interface OwnProduct {
  readonly product: Product;
  /** Of a role that may do everything. */
  readonly postgresUrl: string;
  /** Stops everything and deletes what it stored. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts it from the compiled workspace.
 *
 * @param options.purpose a word that tells its folder from others below the system's temporary one
 * @param options.settings what the processes are told besides what any program needs
 * @param options.durable false trades safety against power loss for speed; default true
 */
export async function startOwnProduct(options: {
  readonly workspace: string;
  readonly purpose: string;
  readonly settings: NodeJS.ProcessEnv;
  readonly durable?: boolean;
}): Promise<OwnProduct> {
  const { workspace, purpose, settings, durable = true } = options;
  const stateDir = mkdtempSync(join(tmpdir(), `assent-${purpose}-`));
  const postgresDir = join(stateDir, 'postgres');
  const postgres = await startPostgres({ dataDir: postgresDir, durable });
  const redis = await startRedis({
    dataDir: join(stateDir, 'redis'),
    cacheDir: join(workspace, '.assent', 'cache'),
  });
  const stopServers = () => Promise.all([postgres.stop(), redis.stop()]);
  try {
    const product = await startProduct({
      workspace,
      stateDir,
      ports: await freeProductPorts(),
      postgresUrl: postgres.url,
      redisUrl: redis.url,
      environment: { ...bareEnvironment(), ...settings },
    });
    return {
      product,
      postgresUrl: postgres.url,
      stop: async () => {
        await product.stop();
        await stopServers();
        await removePostgresData(postgresDir);
        rmSync(stateDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stopServers();
    // The state stays: its logs say more than the error.
    throw error;
  }
}
