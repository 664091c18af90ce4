import {
  freeProductPorts,
  type Product,
  startPostgres,
  startProduct,
  startRedis,
} from '@assent/local-servers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The whole product with servers, ports and state of its own, next to any other one on this machine. */
export interface World {
  readonly product: Product;
  stop(): Promise<void>;
}

export async function startWorld(workspace: string): Promise<World> {
  const stateDir = mkdtempSync(join(tmpdir(), 'assent-lighthouse-'));
  const postgres = await startPostgres({ dataDir: join(stateDir, 'postgres') });
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
      environment: environment(),
    });
    return {
      product,
      stop: async () => {
        await product.stop();
        await stopServers();
        rmSync(stateDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stopServers();
    // The state stays: its logs say more than the error.
    throw error;
  }
}

/** Nothing that the person who runs this has set for `npm start` may reach the product. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LOG_LEVEL: 'info' };
}
