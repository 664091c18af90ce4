/** The numbers by which the gateway lives, each with its reason. */
export const GATEWAY_POLICY = {
  /** Microsoft's longest field is 255 characters; a request of the API has no use for more. */
  bodyLimitBytes: 64 * 1024,
  /** A file of `BULK_LIMITS.fileBytes` in base64, and the JSON around it. */
  fileBodyLimitBytes: 11 * 1024 * 1024,
  compression: {
    /** An answer below this fits into one packet with its headers, compressed or not. */
    fromCharacters: 1_000,
    /** A page of the work list, 38 kB of made-up customers: 5.9 kB in 0.5 ms; gzip's usual level: 6.0 kB in 0.4 ms. */
    brotliQuality: 4,
  },
  /** To send a request whole; nobody needs half a minute for 64 kB, except to hold a connection. */
  requestTimeoutMs: 30_000,
  /** RFC 7240 `wait`: longer than this and proxies in between give up first. */
  maxWaitSeconds: 30,
  /** Net below the notification that wakes held requests: a lost one costs at most this. */
  waitPollMs: 1_000,
  /** A caller that repeats an order after a weekend still finds its first answer. */
  idempotencyKeyDays: 7,
  /**
   * A month of answers to "what became of my request?"; longer than any idempotency key and any message about
   * it. What a command has changed is in the customer's timeline, which is kept.
   */
  settledOperationDays: 31,
  /** Commands whose operation has no outcome yet. */
  unanswered: {
    /** Looking for overdue ones is one statement, which finds nothing as a rule. */
    everyMs: 5_000,
    /** Nearly every command is answered within two seconds; by now its message may well be lost. */
    firstLookMs: 30_000,
    /** Looks double their distance up to this: whatever was away for long is back for minutes before we notice. */
    longestPauseMs: 10 * 60_000,
    /** A command that nobody takes for so long is worth a word to whoever waits for it. */
    waitsAfterMs: 2 * 60_000,
    /** Microsoft may take a minute or two for a call; only afterwards it is more than usual. */
    delayedAfterMs: 5 * 60_000,
    /**
     * How often a command that was taken is sent again, to have an answer repeated that may have been lost: for
     * about an hour and a half. An answer that fails here each time would else fill the failed set.
     */
    asksForAnswer: 12,
    /** Shorter than the 31 days for which receivers remember operations: later, a repeat could take effect again. */
    repeatedForMs: 30 * 24 * 60 * 60_000,
    /** Longer than failed messages are kept: nothing is left anywhere that could still carry it out. */
    givenUpAfterMs: 31 * 24 * 60 * 60_000,
    /** Operations per look, each a question to Redis. */
    batch: 100,
  },
  /** A portal that slept longer than this loads everything anew. */
  sseLogMinutes: 60,
  /** Transactions commit in another order than they number their rows; none stays open this long. */
  sseOverlapSeconds: 60,
  /** Proxies drop a silent connection, most of them after 30 or 60 seconds. */
  sseHeartbeatMs: 15_000,
  /** During an import thousands of rows change; nobody can read counts faster than this. */
  summaryEveryMs: 500,
  /** A reader that is this far behind is cut off; it resumes from where it was. */
  sseBacklogBytes: 1024 * 1024,
  /** At the end of the process: a reader that has not taken the rest by then is cut off, and resumes elsewhere. */
  sseGoodbyeMs: 2_000,
  /** The notification connection is probed so that a dead one is noticed. */
  listenProbeMs: 5_000,
  /** A restart of PostgreSQL takes seconds; asking twice a second costs nothing. */
  listenRetryMs: 500,
  /** Writers of the same counter wait for each other; sixteen rows make that rare. */
  counterShards: 16,
  /**
   * Connections for requests, beside those of messages and sweeps. A read takes a millisecond or two, so ten
   * of them serve thousands a second; more would only queue inside PostgreSQL and slow the projector down.
   */
  requestPoolSize: 10,
  /** Who has not got a connection by then is one of too many: told so at once they come back in better times. */
  requestPoolWaitMs: 2_000,
  /** How long a caller should stay away when PostgreSQL is, or when there are too many of them. */
  retryAfterSeconds: 5,
  /** Rows of an export that are in memory at a time: a second's worth of a slow line, half a megabyte. */
  exportBatchRows: 500,
  /** Each export holds a connection of requests and a snapshot of the rows for as long as it runs. */
  exportsAtOnce: 2,
  /** A reader that takes nothing for this long has gone; what it holds is needed by others. */
  exportStallMs: 60_000,
  /** How often rows that are too old are removed. */
  pruneEveryMs: 5 * 60_000,
} as const;
