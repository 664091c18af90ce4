import { Redis } from 'ioredis';
import { testRedisUrl } from './test-redis.js';

describe('testRedisUrl', () => {
  it('gives each caller an empty database that others do not see', async () => {
    const [one, two] = [new Redis(await testRedisUrl()), new Redis(await testRedisUrl())];
    await one.set('key', 'value');

    expect(await two.dbsize()).toBe(0);
    await two.flushdb();
    expect(await one.get('key')).toBe('value');
    one.disconnect();
    two.disconnect();
  });

  it('runs without eviction, as queues need it', async () => {
    const redis = new Redis(await testRedisUrl());

    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    redis.disconnect();
  });
});
