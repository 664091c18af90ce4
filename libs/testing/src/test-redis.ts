import { Redis } from 'ioredis';
import { testServers } from './test-servers.js';

/**
 * The address of an empty, numbered Redis database that belongs to the calling spec file alone until the
 * run ends. Empty it with FLUSHDB where a spec wants that; FLUSHALL would empty everybody's.
 */
export async function testRedisUrl(): Promise<string> {
  const { redisUrl, runId } = testServers();
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  try {
    const count = await databaseCount(redis);
    for (let tries = 1; tries < count; tries += 1) {
      const index = await redis.incr(`assent:test:${runId}:next`);
      if (index >= count) break;
      // A server that was given may hold somebody's data.
      await redis.select(index);
      const isEmpty = (await redis.dbsize()) === 0;
      await redis.select(0);
      if (!isEmpty) continue;
      await redis.sadd(`assent:test:${runId}:claims`, index);
      const url = new URL(redisUrl);
      url.pathname = `/${index}`;
      return url.href;
    }
    throw new Error(
      `All ${count} databases of the test Redis are in use. Unset REDIS_URL to get a larger one.`,
    );
  } finally {
    redis.disconnect();
  }
}

async function databaseCount(redis: Redis): Promise<number> {
  // Answers name and value; managed servers forbid the command and have Redis's default.
  const answer: unknown = await redis.config('GET', 'databases').catch(() => []);
  return Array.isArray(answer) && answer.length === 2 ? Number(answer[1]) : 16;
}
