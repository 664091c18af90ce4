import { removePostgresData, removeRedisData } from '@assent/local-servers';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Forgets everything that earlier starts have stored: databases, queues, keys, mails, the sandbox's world.
 * What is left are downloaded programs and the stamps of the build. Servers given by POSTGRES_URL and
 * REDIS_URL are not touched: what they hold is not ours alone.
 */
export async function resetState(stateDir: string): Promise<void> {
  await removePostgresData(join(stateDir, 'postgres'));
  await removeRedisData(join(stateDir, 'redis'));
  for (const part of ['keys', 'logs', 'mails', 'sandbox', 'migrated', 'demo-data.json', 'product.json']) {
    rmSync(join(stateDir, part), { recursive: true, force: true });
  }
}
