import { PRIORITIES, type Envelope, type Priority, type QueueName } from '@assent/contracts';
import type { JobsOptions, Queue } from 'bullmq';
import { bundle, type Bundle } from './bundle.js';
import { messageName } from './message-name.js';
import { settingsOf } from './queue-settings.js';
import type { SealedMessage } from './sealed-message.js';

/** As BullMQ's `addBulk` takes it. */
export type NewJob = Parameters<Queue['addBulk']>[0][number];

/** The jobs that carry messages on a queue: one for each of them, or for many where they may share one. */
export function jobsOf(queue: QueueName, messages: readonly SealedMessage[]): NewJob[] {
  const { bundles, single } = bundle(messages);
  return [
    ...bundles.map((one) => jobOfBundle(queue, one)),
    ...single.map(({ envelope, priority }) => jobOfMessage(queue, envelope, priority)),
  ];
}

/** A message as a job of its own: its id is the message's, so a queue ignores what it has seen within a day. */
export function jobOfMessage(queue: QueueName, envelope: Envelope, priority: Priority): NewJob {
  return {
    name: messageName(envelope),
    data: envelope,
    opts: {
      jobId: envelope.messageId,
      ...optionsOf(queue, priority),
      // Half a megabyte each, and worthless once stored: Redis keeps none of them.
      ...(envelope.replay ? { removeOnComplete: true } : {}),
    },
  };
}

function jobOfBundle(queue: QueueName, { name, id, priority, envelopes }: Bundle): NewJob {
  return {
    name,
    data: envelopes,
    // As large as those of a replay, and the inboxes know what they carried.
    opts: { jobId: id, ...optionsOf(queue, priority), removeOnComplete: true },
  };
}

function optionsOf(queue: QueueName, priority: Priority): JobsOptions {
  const { attempts, backoffMs, backoffJitter } = settingsOf(queue);
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: backoffJitter },
    // The stack of the newest attempt is enough; BullMQ would keep one for each.
    stackTraceLimit: 1,
    ...rankOf(priority),
  };
}

/** BullMQ takes jobs without a priority first, at less cost, and then 1 before 2. */
function rankOf(priority: Priority): Pick<JobsOptions, 'priority'> {
  const rank = PRIORITIES.indexOf(priority);
  return rank > 0 ? { priority: rank } : {};
}

/** The priority that a job was given by {@link rankOf}. */
export function priorityOf(rank: number | undefined): Priority {
  return PRIORITIES[rank ?? 0] ?? 'interactive';
}
