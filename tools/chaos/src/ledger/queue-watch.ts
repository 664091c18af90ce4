import { QUEUE_NAMES, type QueueName } from '@assent/contracts';
import { Redis } from 'ioredis';

/** A message that ended in the failed set: it waits for a person, so its effect is missing. */
export interface FailedJob {
  readonly queue: QueueName;
  readonly jobId: string;
  readonly name: string;
  readonly reason: string;
}

/** Looks at the queues from outside. Remembers what it saw, since a Redis that is emptied forgets. */
export class QueueWatch {
  private readonly seen = new Map<string, FailedJob>();

  constructor(private readonly url: string) {}

  failed(): FailedJob[] {
    return [...this.seen.values()];
  }

  async collect(): Promise<void> {
    await this.withRedis(async (redis) => {
      for (const queue of QUEUE_NAMES) {
        for (const jobId of await redis.zrange(`bull:${queue}:failed`, 0, -1)) {
          if (this.seen.has(`${queue} ${jobId}`)) continue;
          const [name, reason] = await redis.hmget(`bull:${queue}:${jobId}`, 'name', 'failedReason');
          this.seen.set(`${queue} ${jobId}`, { queue, jobId, name: name ?? '?', reason: reason ?? '?' });
        }
      }
    });
  }

  /** Messages that wait or are worked on. Ticks of sweeps always do. */
  async open(): Promise<number> {
    return this.withRedis(async (redis) => {
      let open = 0;
      for (const queue of messageQueues()) {
        open += await redis.llen(`bull:${queue}:wait`);
        open += await redis.llen(`bull:${queue}:active`);
        open += await redis.zcard(`bull:${queue}:prioritized`);
        open += await redis.zcard(`bull:${queue}:delayed`);
      }
      return open;
    });
  }

  private async withRedis<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, {
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      connectTimeout: 2_000,
      commandTimeout: 5_000,
    });
    redis.on('error', () => undefined);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }
}

export const isTickQueue = (queue: QueueName) => queue.endsWith('-sweeps');
const messageQueues = () => QUEUE_NAMES.filter((queue) => !isTickQueue(queue));
