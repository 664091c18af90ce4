import { RedisConnections } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { type ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';

type Hits = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** One step, so that a process that dies in between leaves no counter that never ends. */
const COUNT = `
  local hits = redis.call('INCR', KEYS[1])
  if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return { hits, redis.call('PTTL', KEYS[1]) }`;

/** Counts requests in Redis, so that all replicas count together; alone while Redis is away. */
@Injectable()
export class RedisThrottlerStorage implements ThrottlerStorage {
  private readonly alone = new ThrottlerStorageService();

  constructor(private readonly connections: RedisConnections) {}

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    throttlerName: string,
  ): Promise<Hits> {
    try {
      const answer = await this.connections.producer.eval(COUNT, 1, `assent:gateway:rate:${key}`, ttl);
      const [hits = 0, left = ttl] = Array.isArray(answer) ? answer.map(Number) : [];
      const seconds = Math.max(Math.ceil(left / 1000), 1);
      return {
        totalHits: hits,
        timeToExpire: seconds,
        isBlocked: hits > limit,
        timeToBlockExpire: seconds,
      };
    } catch {
      return this.alone.increment(key, ttl, limit, blockDuration, throttlerName);
    }
  }

  onApplicationShutdown(): void {
    this.alone.onApplicationShutdown();
  }
}
