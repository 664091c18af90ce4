/** The numbers of replays, each with its reason. */
export const GATEWAY_REPLAY_POLICY = {
  /** How often a replay that waits to begin, or whose answer is late, is looked for. */
  resumeEveryMs: 2_000,
  /**
   * A page takes a fraction of a second; one that has not come by now was lost with Redis, or its service is
   * down, and is asked for again. Should both come, the second finds the position moved on and is left out.
   */
  askAgainAfterMs: 30_000,
  /** Readers wait behind the swap for no longer than this; when it does not get its turn, it tries again. */
  swapLockMs: 500,
  /** What became of a replay is of interest while somebody looks into why it was needed. */
  keepFinishedDays: 31,
} as const;
