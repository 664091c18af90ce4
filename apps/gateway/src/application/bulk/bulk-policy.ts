const DAY_MS = 24 * 60 * 60_000;

/** The numbers of bulk operations, each with its reason. */
export const BULK_POLICY = {
  /** A person who pauses sees it happen; what flows between two ticks has to be on its way at the first. */
  tickMs: 1_000,
  /** When nothing has happened between two looks, Microsoft is slow or throttles, and looking costs. */
  idleMs: 5_000,
  /**
   * How many rows of one bulk operation are on their way at a time, at least. What is on its way can no longer
   * be paused: 25 are gone in a few seconds at the calls a minute that Microsoft allows, and with a tick a
   * second they are still more than it takes.
   */
  leastOnTheirWay: 25,
  /** As many times what ended since the last look may be on its way: the rest waits until it is needed. */
  aheadOfWhatEnds: 2,
  /** The longest that one transaction of a tick gets; reached at 15,000 calls a minute. */
  mostOnTheirWay: 500,
  /** Operations that one tick serves before it lets others have their turn. */
  operationsPerTick: 10,
  /** Rows that are read, checked and stored at a time: some 30 ms, so that other requests come in between. */
  checkBatch: 500,
  /** An operation that cannot be worked on, by a fault of ours, must not keep the others from their turn. */
  afterFaultMs: 30_000,
  /** Nobody confirms a draft of yesterday; its rows hold personal data. */
  keepDraftsMs: DAY_MS,
  /** The rows of an ended bulk operation are there for its result file, and hold personal data. */
  keepRowsMs: 31 * DAY_MS,
} as const;
