import type { QueueName } from '@assent/contracts';
import { Logger } from '@nestjs/common';
import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueSettings } from './queue-settings.js';
import { isLostRedisConnection } from './redis-errors.js';

/** What BullMQ waits before it asks again after a lost connection; its own 15 s would outlast most fail-overs. */
const RETRY_AFTER_LOST_CONNECTION_MS = 1000;

/** How soon the end of a drain is noticed. */
const DRAIN_LOOK_MS = 20;

/** A worker that can be given up: its locks are not renewed any more, and its timers keep no process alive. */
class AbandonableWorker extends Worker {
  abandon(): void {
    void this.lockManager.close();
  }
}

/** Takes the messages of one queue and hands them to `handle`. */
export class QueueWorker {
  private readonly logger = new Logger(QueueWorker.name);
  private readonly worker: AbandonableWorker;
  private underWay = 0;

  constructor(
    readonly queue: QueueName,
    settings: QueueSettings,
    private readonly connection: Redis,
    handle: (job: Job, token: string) => Promise<void>,
  ) {
    this.worker = new AbandonableWorker(
      queue,
      // BullMQ stores what a processor returns; nobody reads it.
      async (job, token) => {
        this.underWay += 1;
        try {
          await handle(job, token ?? '');
        } finally {
          this.underWay -= 1;
        }
      },
      {
        connection,
        autorun: false,
        concurrency: settings.concurrency,
        lockDuration: settings.lockMs,
        stalledInterval: settings.stalledCheckMs,
        maxStalledCount: settings.maxStalls,
        removeOnComplete: { age: settings.keepCompleted.ageSeconds, count: settings.keepCompleted.count },
        removeOnFail: { age: settings.keepFailed.ageSeconds, count: settings.keepFailed.count },
        runRetryDelay: RETRY_AFTER_LOST_CONNECTION_MS,
      },
    );
    // Without a listener an error event would end the process; lost connections are logged by their owner.
    this.worker.on('error', (error) => {
      if (!isLostRedisConnection(error)) this.logger.error(`Worker of ${queue}: ${error.message}`);
    });
    this.worker.on('stalled', (jobId) => {
      this.logger.warn(`Job ${jobId} of ${queue} lost its process and is handled again.`);
    });
  }

  /** Begins to take messages; waits for Redis by itself. */
  start(): void {
    this.worker.run().catch((error: unknown) => {
      this.logger.error(`The worker of ${this.queue} has stopped: ${String(error)}`);
    });
  }

  /** Takes no new messages; those under way go on. */
  pause(): void {
    void this.worker.pause(true).catch((error: unknown) => {
      this.logger.error(`The worker of ${this.queue} could not pause: ${String(error)}`);
    });
  }

  resume(): void {
    void this.worker.resume();
  }

  /**
   * Takes no new messages and waits for those under way.
   *
   * @returns false when they did not end within `limitMs`: their locks run out, and another process handles
   *   them again; what they have committed is not repeated
   */
  async drain(limitMs: number): Promise<boolean> {
    const isRedisGone = () => this.connection.status !== 'ready';
    const goodbye = { ended: false };
    const end = () => {
      goodbye.ended = true;
    };
    this.worker.close(isRedisGone()).then(end, end);
    const deadline = Date.now() + limitMs;
    // Looked at again and again: when Redis goes away in the middle of it, BullMQ's goodbye never ends, or it
    // fails while messages are still under way.
    while (!goodbye.ended || this.underWay > 0) {
      const isAllDone = isRedisGone() && this.underWay === 0;
      if (isAllDone || Date.now() >= deadline) {
        this.worker.abandon();
        return isAllDone;
      }
      await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
    }
    return true;
  }
}
