import type { ApiFamily } from '@assent/contracts';
import type { Redis } from 'ioredis';
import type { Share } from './call.js';
import { BURST_PART, type CallsPerMinute, SHARE_RESERVES } from './partner-center-policy.js';

/**
 * Takes one token from a bucket, or says when one will be there.
 *
 * KEYS[1] the bucket, a hash {tokens, at, paused_until}; times are Redis's own, in milliseconds, so that the
 * clocks of the services do not matter.
 * ARGV[1] tokens per millisecond, ARGV[2] size of the bucket, ARGV[3] tokens that must remain for others.
 * Returns 0, or after how many milliseconds to ask again.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local rate, size, reserve = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'paused_until')
local paused_until = tonumber(bucket[3] or '0')
if paused_until > now then return paused_until - now end
local tokens = math.min(size, tonumber(bucket[1] or size) + (now - tonumber(bucket[2] or now)) * rate)
local wait = 0
if tokens - 1 >= reserve then
  tokens = tokens - 1
else
  wait = math.max(1, math.ceil((reserve + 1 - tokens) / rate))
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', now)
redis.call('PEXPIRE', KEYS[1], math.max(3600000, wait))
return wait
`;

/**
 * Microsoft asked for a pause: nobody calls before it is over, and then it begins slowly, with an empty bucket.
 *
 * KEYS[1] the bucket; ARGV[1] the pause in milliseconds. A longer pause that is running stays.
 */
const PAUSE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local paused_until = math.max(tonumber(redis.call('HGET', KEYS[1], 'paused_until') or '0'), now + tonumber(ARGV[1]))
redis.call('HSET', KEYS[1], 'tokens', 0, 'at', paused_until, 'paused_until', paused_until)
redis.call('PEXPIRE', KEYS[1], paused_until - now + 3600000)
return paused_until - now
`;

/**
 * Looks into a bucket and takes nothing.
 *
 * KEYS and ARGV[1], ARGV[2] as in TAKE. Returns the tokens in it, rounded down, and how long its pause lasts.
 */
const LOOK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local rate, size = tonumber(ARGV[1]), tonumber(ARGV[2])
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'paused_until')
local pause = math.max(0, tonumber(bucket[3] or '0') - now)
local tokens = math.min(size, tonumber(bucket[1] or size) + math.max(0, now - tonumber(bucket[2] or now)) * rate)
return { math.floor(tokens), pause }
`;

/** What is in a bucket at a moment. */
export interface BudgetLook {
  /** How many calls may go out at once after a quiet time. */
  readonly burst: number;
  /** How many may go out at once now, where nothing has to remain for others. */
  readonly available: number;
  /** How long Microsoft's pause goes on, in milliseconds; 0 without one. */
  readonly pauseMs: number;
}

/** Whose bucket it is, and how quickly it fills. */
export interface BudgetedTenant {
  readonly tenantId: string;
  readonly callsPerMinute: CallsPerMinute;
}

/**
 * How many calls all processes of all services together may make to one Partner Center tenant.
 *
 * While Redis is away calls go out uncounted: Microsoft's own limit still holds, its 429 is obeyed call by
 * call, and what makes calls in numbers gets its work from Redis in the first place.
 */
export class CallBudget {
  constructor(private readonly redis: Redis) {}

  /** @returns 0 when the call may go out, else after how many milliseconds to ask again */
  async take({ tenantId, callsPerMinute }: BudgetedTenant, family: ApiFamily, share: Share): Promise<number> {
    const perMinute = callsPerMinute[family];
    const burst = burstOf(perMinute);
    try {
      const reserve = burst * SHARE_RESERVES[share];
      return Number(
        await this.redis.eval(TAKE, 1, keyOf(tenantId, family), perMinute / 60_000, burst, reserve),
      );
    } catch {
      return 0;
    }
  }

  /**
   * What is left in a bucket.
   *
   * @throws Error while Redis is away
   */
  async look({ tenantId, callsPerMinute }: BudgetedTenant, family: ApiFamily): Promise<BudgetLook> {
    const perMinute = callsPerMinute[family];
    const burst = burstOf(perMinute);
    const answer = await this.redis.eval(LOOK, 1, keyOf(tenantId, family), perMinute / 60_000, burst);
    const [available = 0, pauseMs = 0] = Array.isArray(answer) ? answer.map(Number) : [];
    return { burst: Math.floor(burst), available, pauseMs };
  }

  /** Stops everybody's calls for a while. */
  async pause(tenantId: string, family: ApiFamily, pauseMs: number): Promise<void> {
    await this.redis.eval(PAUSE, 1, keyOf(tenantId, family), Math.ceil(pauseMs)).catch(() => undefined);
  }
}

/** Without a whole token in it no bucket would ever let a call go. */
function burstOf(callsPerMinute: number): number {
  return Math.max(1 / (1 - SHARE_RESERVES.bulk), callsPerMinute * BURST_PART);
}

function keyOf(tenantId: string, family: ApiFamily): string {
  return `assent:partner-center:${tenantId.toLowerCase()}:${family}`;
}
