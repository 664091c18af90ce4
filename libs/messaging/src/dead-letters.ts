import { envelopeSchema, type QueueName } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { Queues } from './queues.js';

/** A message that its handler could not settle. Its sensitive fields stay sealed and are not shown. */
export interface DeadLetter {
  readonly queue: QueueName;
  /** The job's id: the message id. */
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly reason: string;
  readonly failedAt: Date;
  /** To find the request it belongs to in logs; null when the job carries no message of ours. */
  readonly correlationId: string | null;
}

/** The failed jobs of the queues: for a person who looks what went wrong, puts it right and redrives. */
@Injectable()
export class DeadLetters {
  constructor(private readonly queues: Queues) {}

  /**
   * The newest failed messages of a queue.
   *
   * @throws RedisAway at once when Redis cannot be reached
   */
  list(queue: QueueName, limit = 100): Promise<DeadLetter[]> {
    return this.queues.use(queue, async (open) => {
      const jobs: Job[] = await open.getFailed(0, limit - 1);
      return jobs.map((job) => letterOf(queue, job));
    });
  }

  /**
   * Puts a failed message back on its queue with all its attempts. What it has done already is not done
   * again: the inbox remembers longer than failed messages live.
   *
   * @returns false when it is not among the failed ones (any more)
   * @throws RedisAway at once when Redis cannot be reached; the message may be back or not
   */
  redrive(queue: QueueName, id: string): Promise<boolean> {
    return this.queues.use(queue, (open) => putBack(open, id));
  }

  /**
   * Puts back every message that is among the failed ones at this moment, oldest failure first. One that
   * fails again meanwhile stays: nothing goes round in circles.
   *
   * @returns how many were put back
   * @throws RedisAway at once when Redis cannot be reached; some may be back, and it can be called again
   */
  redriveAll(queue: QueueName): Promise<number> {
    return this.queues.use(queue, async (open) => {
      const ids = await open.getRanges(['failed'], 0, -1, true);
      let count = 0;
      for (const id of ids) if (await putBack(open, id)) count += 1;
      return count;
    });
  }
}

async function putBack(queue: Queue, id: string): Promise<boolean> {
  const job: Job | undefined = await queue.getJob(id);
  if (!job || !(await job.isFailed())) return false;
  try {
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  } catch (error) {
    // Somebody else has put it back in between.
    if (await job.isFailed()) throw error;
    return false;
  }
}

function letterOf(queue: QueueName, job: Job): DeadLetter {
  const envelope = envelopeSchema.safeParse(job.data);
  return {
    queue,
    id: job.id ?? '',
    name: job.name,
    attempts: job.attemptsMade,
    reason: job.failedReason,
    failedAt: new Date(job.finishedOn ?? job.timestamp),
    correlationId: envelope.success ? envelope.data.correlationId : null,
  };
}
