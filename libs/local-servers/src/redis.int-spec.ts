import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startRedis, useRedis } from './redis.js';

const withRedis = async <T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> => {
  const redis = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
};

describe('startRedis', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = join(mkdtempSync(join(tmpdir(), 'assent-redis-')), 'redis');
  });
  afterEach(() => {
    rmSync(join(dataDir, '..'), { recursive: true, force: true });
  });

  it('keeps its data over a restart and evicts nothing', async () => {
    const first = await startRedis({ dataDir });
    await withRedis(first.url, async (redis) => {
      await redis.set('kept', 'yes');
      expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      expect(await redis.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    });
    await first.stop();
    await first.stop();

    const second = await startRedis({ dataDir });
    expect(await withRedis(second.url, (redis) => redis.get('kept'))).toBe('yes');
    await second.stop();
  });

  it('has after a crash what it had confirmed', async () => {
    const first = await startRedis({ dataDir });
    await withRedis(first.url, (redis) => redis.set('kept', 'yes'));
    await first.crash();

    const second = await startRedis({ dataDir });
    expect(await withRedis(second.url, (redis) => redis.get('kept'))).toBe('yes');
    await second.stop();
  });

  it('asks for a password that only its owner can read', async () => {
    const server = await startRedis({ dataDir });
    const stranger = new URL(server.url);
    stranger.password = '';

    await expect(withRedis(stranger.href, (redis) => redis.get('x'))).rejects.toThrow('NOAUTH');
    expect(statSync(join(dataDir, 'redis.conf')).mode & 0o077).toBe(0);
    await server.stop();
  });

  it('stops the server that is still running on the folder and takes its place', async () => {
    const leftBehind = await startRedis({ dataDir });
    const server = await startRedis({ dataDir });

    await expect(withRedis(leftBehind.url, (redis) => redis.ping())).rejects.toThrow();
    expect(await withRedis(server.url, (redis) => redis.ping())).toBe('PONG');
    await server.stop();
  });
});

describe('useRedis', () => {
  it('says what to do when the given server does not answer', async () => {
    await expect(useRedis({ dataDir: '/nowhere' }, { REDIS_URL: 'redis://127.0.0.1:1' })).rejects.toThrow(
      /REDIS_URL does not answer.*unset it/,
    );
  });
});
