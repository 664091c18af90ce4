import { type LocalServer, usePostgres, useRedis } from '@assent/local-servers';
import { join } from 'node:path';
import { terminal } from './terminal.js';

/** PostgreSQL and Redis, kept running until they are stopped. */
export interface Servers {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  stop(): Promise<void>;
}

/** How long to wait before a server that died is started again, the last one from then on. */
const RESTART_DELAYS_MS = [500, 1_000, 2_000, 5_000, 10_000];

/** Brings both up at the same time; one that was started here and dies is started again at its address. */
export async function startServers(stateDir: string, stopped: AbortSignal): Promise<Servers> {
  const starts = await Promise.allSettled([
    keepRunning('PostgreSQL', stopped, (port) => usePostgres({ dataDir: join(stateDir, 'postgres'), port })),
    keepRunning('Redis', stopped, (port) =>
      useRedis({
        dataDir: join(stateDir, 'redis'),
        cacheDir: join(stateDir, 'cache'),
        port,
      }),
    ),
  ]);
  const stop = async () => {
    await Promise.all(starts.map(async (start) => start.status === 'fulfilled' && start.value.stop()));
  };
  const [postgres, redis] = starts;
  if (postgres.status === 'rejected' || redis.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (redis as PromiseRejectedResult).reason;
  }
  return { postgresUrl: postgres.value.url, redisUrl: redis.value.url, stop };
}

async function keepRunning(
  name: string,
  stopped: AbortSignal,
  start: (port?: number) => Promise<LocalServer>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const startedAt = Date.now();
  const first = await start();
  terminal.done(name, Date.now() - startedAt);
  const port = Number(new URL(first.url).port);
  let current = first;

  const restart = async (lastWords: string): Promise<void> => {
    terminal.warn(`${name} died and is started again. It ended by ${lastWords}`);
    for (let attempt = 0; !stopped.aborted; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_DELAYS_MS[attempt] ?? 10_000));
      try {
        current = await start(port);
        terminal.say(`${name} is ready again.`);
        void current.ended.then(restart);
        return;
      } catch (error) {
        terminal.warn(`${name} could not be started again: ${String(error)}`);
      }
    }
  };
  void first.ended.then(restart);
  return { url: first.url, stop: () => current.stop() };
}
