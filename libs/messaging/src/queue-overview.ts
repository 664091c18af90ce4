import { PRIORITIES, type QueueName } from '@assent/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { queuesOf } from './message-directory.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { Queues } from './queues.js';

/** How many jobs of a queue are where. */
export interface QueueDepth {
  readonly queue: QueueName;
  /** Ready to be taken, first of all: what a person waits for. */
  readonly waiting: number;
  /** Ready to be taken after those: what sweeps found, then bulk work. */
  readonly prioritized: number;
  readonly active: number;
  /** Wait for their next attempt, or for the time of their tick. */
  readonly delayed: number;
  /** The dead letters. */
  readonly failed: number;
}

/** How a queue is at this moment, for a person who looks. */
export interface QueueCondition extends QueueDepth {
  /** When the oldest job that is ready to be taken was put there; null when nothing is. */
  readonly oldestSince: Date | null;
}

/** Counts the jobs of queues, for metrics and health, and for people. */
@Injectable()
export class QueueOverview {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: Pick<MessagingOptions, 'service'>,
    private readonly queues: Queues,
  ) {}

  /**
   * The queues of this process's service.
   *
   * @throws RedisAway at once when Redis cannot be reached
   */
  depths(): Promise<QueueDepth[]> {
    return Promise.all(
      queuesOf(this.options.service).map((name) => this.queues.use(name, (queue) => depthOf(name, queue))),
    );
  }

  /**
   * How many processes, of whichever machine, take messages from the queue now.
   *
   * @throws RedisAway at once when Redis cannot be reached
   */
  workers(name: QueueName): Promise<number> {
    return this.queues.use(name, (queue) => queue.getWorkersCount());
  }

  /**
   * When a message of the queue last failed for good; null when none has.
   *
   * @throws RedisAway at once when Redis cannot be reached
   */
  newestFailure(name: QueueName): Promise<Date | null> {
    return this.queues.use(name, async (queue) => {
      const [newest]: Job[] = await queue.getFailed(0, 0);
      return newest === undefined ? null : new Date(newest.finishedOn ?? newest.timestamp);
    });
  }
}

/** How one queue is, whichever service it belongs to. */
export async function conditionOf(name: QueueName, queue: Queue): Promise<QueueCondition> {
  return { ...(await depthOf(name, queue)), oldestSince: await oldestReady(queue) };
}

async function depthOf(name: QueueName, queue: Queue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  return {
    queue: name,
    waiting: counts['waiting'] ?? 0,
    prioritized: counts['prioritized'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
  };
}

/** Each rank is first in, first out, so the oldest job of all is the first one of some rank. */
async function oldestReady(queue: Queue): Promise<Date | null> {
  const ranks = PRIORITIES.map((_, rank) => rank).filter((rank) => rank > 0);
  const sizes = await queue.getCountsPerPriority(ranks);
  let start = 0;
  const firsts: Promise<Job[]>[] = [queue.getJobs(['waiting'], 0, 0, true)];
  for (const rank of ranks) {
    firsts.push(queue.getJobs(['prioritized'], start, start, true));
    start += sizes[String(rank)] ?? 0;
  }
  // Between counting and reading a job may be taken and removed; then there is none in its place.
  const times = (await Promise.all(firsts)).flat().flatMap((job?: Job) => (job ? [job.timestamp] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
