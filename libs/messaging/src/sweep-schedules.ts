import type { QueueName } from '@assent/contracts';
import { Logger } from '@nestjs/common';
import { tickName, type SweepOptions } from './handle.decorator.js';
import type { Queues } from './queues.js';
import type { RedisConnections } from './redis-connections.js';
import { isLostRedisConnection } from './redis-errors.js';

/** How soon the ticks of an emptied Redis come back. Writing them anew does not move the next tick. */
const WRITE_ANEW_EVERY_MS = 5000;

/**
 * Keeps the schedules of a service's sweeps in Redis. They are written again and again, because Redis may
 * lose everything at any time and the sweeps are what makes good for it.
 */
export class SweepSchedules {
  private readonly logger = new Logger(SweepSchedules.name);
  private timer: NodeJS.Timeout | undefined;
  private readonly write = () => {
    void this.writeAll();
  };

  constructor(
    private readonly queue: QueueName,
    private readonly sweeps: readonly SweepOptions[],
    private readonly queues: Queues,
    private readonly connections: RedisConnections,
    private readonly everyMs = WRITE_ANEW_EVERY_MS,
  ) {}

  start(): void {
    this.timer = setInterval(this.write, this.everyMs);
    // A Redis that was restarted may have come back empty.
    this.connections.producer.on('ready', this.write);
    this.write();
  }

  stop(): void {
    clearInterval(this.timer);
    this.connections.producer.off('ready', this.write);
  }

  private async writeAll(): Promise<void> {
    try {
      await this.queues.use(this.queue, async (queue) => {
        for (const { name, everyMs } of this.sweeps) {
          await queue.upsertJobScheduler(
            name,
            { every: everyMs },
            { name: tickName(name), opts: { attempts: 1, stackTraceLimit: 1 } },
          );
        }
        for (const { key } of await queue.getJobSchedulers()) {
          // Left behind by an earlier version: its ticks would find no handler.
          if (!this.sweeps.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
        }
      });
    } catch (error) {
      if (!isLostRedisConnection(error))
        this.logger.error(`The sweeps could not be scheduled: ${String(error)}`);
    }
  }
}
