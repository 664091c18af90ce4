import type { QueueName } from '@assent/contracts';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import { RedisAway } from './errors.js';
import { RedisConnections } from './redis-connections.js';
import { isLostRedisConnection } from './redis-errors.js';

/** Nobody reads BullMQ's event streams here; they only cost memory. */
const EVENTS_KEPT = 100;

/** The sending side of the queues, opened when first used, all over one connection. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly logger = new Logger(Queues.name);
  private readonly open = new Map<QueueName, Queue>();

  constructor(private readonly connections: RedisConnections) {}

  /**
   * Does something with a queue.
   *
   * @throws RedisAway at once when Redis cannot be reached: nothing waits in memory
   */
  async use<T>(name: QueueName, work: (queue: Queue) => Promise<T>): Promise<T> {
    if (!this.connections.isReady) throw new RedisAway();
    const queue = this.open.get(name) ?? this.openQueue(name);
    try {
      return await work(queue);
    } catch (error) {
      if (isLostRedisConnection(error)) {
        // A queue whose first contact failed never recovers by itself: it is opened anew next time.
        if (this.open.get(name) === queue) this.open.delete(name);
        void queue.close().catch(() => undefined);
        throw new RedisAway(error);
      }
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const queues = [...this.open.values()];
    this.open.clear();
    await Promise.allSettled(queues.map((queue) => queue.close()));
  }

  private openQueue(name: QueueName): Queue {
    const queue = new Queue(name, {
      connection: this.connections.producer,
      streams: { events: { maxLen: EVENTS_KEPT } },
    });
    // Without a listener an error event would end the process; lost connections are logged by their owner.
    queue.on('error', (error) => {
      if (!isLostRedisConnection(error)) this.logger.error(`Queue ${name}: ${error.message}`);
    });
    this.open.set(name, queue);
    return queue;
  }
}
