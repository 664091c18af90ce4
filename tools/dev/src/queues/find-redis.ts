import { readRunningProduct } from '../start/running-product.js';

/** Something that the person at the terminal can put right; shown as it is, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * The Redis that carries the queues: `REDIS_URL`, else that of the product which `npm start` runs from this
 * folder.
 *
 * @throws UsageError when neither is there
 */
export function findRedis(environment: NodeJS.ProcessEnv, stateDir: string): string {
  const given = environment['REDIS_URL'];
  if (given !== undefined && given !== '') return given;
  const running = readRunningProduct(stateDir);
  if (running) return running.redisUrl;
  throw new UsageError(
    'Assent does not run from this folder. Start it with npm start, or set REDIS_URL to the Redis of the ' +
      'installation that you want to look at.',
  );
}
