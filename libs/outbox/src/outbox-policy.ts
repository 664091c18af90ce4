import { BUNDLED_MESSAGES } from '@assent/messaging';

/** The numbers of the outbox, the relay and the inbox, each with its reason. Times are milliseconds. */
export const OUTBOX_POLICY = {
  /** The net below NOTIFY: a lost wake-up costs this much, and an emptied Redis is noticed within it. */
  pollMs: 1_000,
  /** What a process publishes by itself right after its commit: what one decision tells. */
  ownAtOnce: 10,
  /** How long it has for that until any relay may: hundreds of times what it takes, and a person waits no longer for a dead one. */
  headStartMs: 1_000,
  /** Messages per transaction. Large enough for one round trip to carry many, small enough to hold locks briefly. */
  batchSize: 500,
  /** Messages handled in one transaction, where a service handles them together: a bundle, some 30 ms of work and of locks. */
  batchedMessages: BUNDLED_MESSAGES,
  /** So many such transactions of one kind at once: while one commits, the next one works. */
  batchesAtOnce: 2,
  /** Pause before a message that could not be published by itself is tried again; doubles up to the maximum. */
  postponeMs: 1_000,
  postponeMaxMs: 10 * 60_000,
  /** Pause before the listening connection is opened again; the poll carries on meanwhile. */
  reconnectMs: 1_000,
  /**
   * How long a stopping process may still empty the outbox; what is left goes out from another, or at the next
   * start. Half of what the last step of a shutdown has.
   */
  stopMs: 2_500,
  /** Published messages stay for a week: as long as a restored Redis backup may be old. */
  keepOutboxMs: 7 * 24 * 60 * 60_000,
  /** Longer than the 30 days that a failed job lives, so that a late redrive still meets its inbox row. */
  keepInboxMs: 31 * 24 * 60 * 60_000,
  /** Queues are empty within seconds: what is older and comes again has nearly always been handled already. */
  surelyHandledMs: 60_000,
  /** How often a process looks for rows to prune. */
  pruneEveryMs: 10 * 60_000,
  /** Rows per pruning statement: some 20 ms of work, so that nobody waits behind it. */
  pruneBatch: 2_000,
} as const;
