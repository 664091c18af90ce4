import type { QueueName } from '@assent/contracts';

/** How one queue is worked. Times are in milliseconds unless the name says otherwise. */
export interface QueueSettings {
  /** How many messages one process handles at the same time. */
  readonly concurrency: number;
  /** How often a handler's own errors may end a message before it goes to the failed set. */
  readonly attempts: number;
  /** The wait before the second attempt; it doubles with each further one, less a random part. */
  readonly backoffMs: number;
  /** How much of each wait is left to chance, so that messages that failed together do not return together. */
  readonly backoffJitter: number;
  readonly keepCompleted: { readonly ageSeconds: number; readonly count: number };
  readonly keepFailed: { readonly ageSeconds: number; readonly count: number };
  /** How long a process may be silent about a message before another one takes it over. */
  readonly lockMs: number;
  /** How often processes look for messages whose process has died. */
  readonly stalledCheckMs: number;
  /** How often a message may lose its process before it goes to the failed set. */
  readonly maxStalls: number;
}

const DAY_SECONDS = 24 * 60 * 60;

const messages: QueueSettings = {
  // Each holds one database connection for a short transaction; this leaves some of a pool of 10 to others.
  concurrency: 8,
  // With the waits below about two minutes: a conflict or a deploy is over by then, and a fault in a
  // handler is in front of a person soon. Databases that are away do not count, they pause the worker.
  attempts: 8,
  backoffMs: 1000,
  backoffJitter: 0.5,
  // Long enough to refuse a message that a relay repeats after a crash, and to look at yesterday; the count
  // bounds memory on days with an import.
  keepCompleted: { ageSeconds: DAY_SECONDS, count: 10_000 },
  // The dead letters. A month lets a person come back from holiday; shorter than the inbox's 31 days, so
  // that a redriven message can still not take effect twice. The count only guards Redis against a flood.
  keepFailed: { ageSeconds: 30 * DAY_SECONDS, count: 100_000 },
  // Renewed at half time; a process that blocks for 15 seconds keeps its messages.
  lockMs: 30_000,
  // A killed process's messages start again 30 to 40 seconds later.
  stalledCheckMs: 10_000,
  // As many as attempts: several deploys in a row are nobody's fault, but a message that kills its process
  // each time has to end.
  maxStalls: 8,
};

/** Calls to Microsoft: mostly waiting for answers, bounded by the token bucket and not by us. */
const microsoftWork: QueueSettings = { ...messages, concurrency: 16 };

/**
 * Calls about attestations and agreements, many of which wait for their turn in the budget: two bulk operations
 * have some fifty on their way at Microsoft's usual limits, and a person's call must find a place beside them.
 */
const attestationsWork: QueueSettings = { ...microsoftWork, concurrency: 64 };

/** Mail servers take few connections from one sender. */
const mailWork: QueueSettings = { ...messages, concurrency: 4 };

/** Ticks. They carry nothing: a missed or failed one is made good by the next, which comes by itself. */
const sweeps: QueueSettings = {
  ...messages,
  // One long sweep must not hold up the others.
  concurrency: 4,
  attempts: 1,
  keepCompleted: { ageSeconds: 60 * 60, count: 200 },
  keepFailed: { ageSeconds: 7 * DAY_SECONDS, count: 200 },
};

/** Every queue and how it is worked. A queue without settings does not compile, and does not start. */
export const QUEUE_SETTINGS: Readonly<Record<QueueName, QueueSettings>> = {
  gateway: messages,
  'gateway-sweeps': sweeps,
  customers: messages,
  'customers-work': microsoftWork,
  'customers-sweeps': sweeps,
  attestations: messages,
  'attestations-work': attestationsWork,
  'attestations-sweeps': sweeps,
  notifications: messages,
  'notifications-work': mailWork,
  'notifications-sweeps': sweeps,
};

/**
 * The settings of a queue.
 *
 * @throws Error for a queue that the compiler has not seen, such as one from a contract of a newer library
 */
export function settingsOf(queue: QueueName): QueueSettings {
  const settings = (QUEUE_SETTINGS as Partial<Record<QueueName, QueueSettings>>)[queue];
  if (!settings) {
    throw new Error(
      `The queue ${queue} has no settings: add it to QUEUE_SETTINGS, each number with its reason.`,
    );
  }
  return settings;
}
