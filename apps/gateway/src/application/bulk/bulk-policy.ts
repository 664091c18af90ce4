const DAY_MS = 24 * 60 * 60_000;

/** The numbers of bulk operations, each with its reason. */
export const BULK_POLICY = {
  /** A person who pauses sees it happen; the rows between two ticks are the `inFlight` ones. */
  tickMs: 1_000,
  /** When nothing has happened between two looks, Microsoft is slow or throttles, and looking costs. */
  idleMs: 5_000,
  /**
   * How many rows of one bulk operation are on their way at a time. What is on its way can no longer be
   * paused, and a person's call to Microsoft may come behind it: 25 are gone in three seconds at the 500 calls
   * a minute that Microsoft allows, and with a tick a second they are still more than it takes.
   */
  inFlight: 25,
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
