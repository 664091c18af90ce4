import type { QueueName } from '@assent/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { queuesOf } from './message-directory.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { Queues } from './queues.js';

/** How many jobs of a queue are where. */
export interface QueueDepth {
  readonly queue: QueueName;
  /** Ready to be taken, with and without a priority. */
  readonly waiting: number;
  readonly active: number;
  /** Wait for their next attempt, or for the time of their tick. */
  readonly delayed: number;
  /** The dead letters. */
  readonly failed: number;
}

/** Counts the jobs of a service's queues, for metrics and health. */
@Injectable()
export class QueueOverview {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly queues: Queues,
  ) {}

  /** @throws RedisAway at once when Redis cannot be reached */
  depths(): Promise<QueueDepth[]> {
    return Promise.all(
      queuesOf(this.options.service).map((name) =>
        this.queues.use(name, async (queue) => {
          const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
          return {
            queue: name,
            waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
            active: counts['active'] ?? 0,
            delayed: counts['delayed'] ?? 0,
            failed: counts['failed'] ?? 0,
          };
        }),
      ),
    );
  }
}
