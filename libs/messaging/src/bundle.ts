import { envelopeSchema, type Envelope, type Priority } from '@assent/contracts';
import { createHash } from 'node:crypto';
import type { Job } from 'bullmq';
import { z } from 'zod';
import { PermanentFailure } from './errors.js';
import { messageName } from './message-name.js';
import type { SealedMessage } from './sealed-message.js';

/**
 * Messages in one job. Redis and BullMQ charge by the job, more than a handler takes that works on many at a time; a
 * receiver that does gets what its transaction takes, and a megabyte at the most stands in one place.
 */
export const BUNDLED_MESSAGES = 100;

const PREFIX = 'bundle:';

/** Messages of one kind and rank that travel as one job. */
export interface Bundle {
  /** Their message name with a prefix, so that a process of before bundles says that the job is too new for it. */
  readonly name: string;
  /**
   * Made from exactly these messages: a queue may drop the same bundle when it is added again, and never one with
   * another message in it.
   */
  readonly id: string;
  readonly priority: Priority;
  readonly envelopes: readonly Envelope[];
}

/** Parts what goes onto one queue: those that may share jobs and are not alone, and the others. */
export function bundle(messages: readonly SealedMessage[]): {
  readonly bundles: Bundle[];
  readonly single: SealedMessage[];
} {
  const single: SealedMessage[] = [];
  const alike = new Map<string, SealedMessage[]>();
  for (const message of messages) {
    if (message.bundled !== true) {
      single.push(message);
      continue;
    }
    const key = `${message.priority} ${messageName(message.envelope)}`;
    const others = alike.get(key);
    if (others) others.push(message);
    else alike.set(key, [message]);
  }
  const bundles: Bundle[] = [];
  for (const group of alike.values()) {
    for (let at = 0; at < group.length; at += BUNDLED_MESSAGES) {
      const part = group.slice(at, at + BUNDLED_MESSAGES);
      const [first, second] = part;
      if (first === undefined) continue;
      if (second === undefined) single.push(first);
      else bundles.push(bundleOf(first, part));
    }
  }
  return { bundles, single };
}

function bundleOf({ envelope, priority }: SealedMessage, messages: readonly SealedMessage[]): Bundle {
  const envelopes = messages.map((message) => message.envelope);
  const hash = createHash('sha256');
  for (const { messageId } of envelopes) hash.update(messageId);
  return {
    name: PREFIX + messageName(envelope),
    id: `bundle-${hash.digest('hex').slice(0, 32)}`,
    priority,
    envelopes,
  };
}

/** The name of the messages in a job, or undefined for a job that is no bundle. */
export function bundledName({ name }: Pick<Job, 'name'>): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
}

const bundleSchema = z.array(envelopeSchema);

/** @throws PermanentFailure when the job does not carry messages of ours */
export function envelopesOf(job: Pick<Job, 'name' | 'data'>): Envelope[] {
  const envelopes = bundleSchema.safeParse(job.data);
  if (!envelopes.success) throw new PermanentFailure(`The job ${job.name} does not carry messages of ours.`);
  return envelopes.data;
}
