/** The numbers behind *ready*, each with its reason. Times are milliseconds. */
export const HEALTH_LIMITS = {
  /** A part that needs longer to answer is as good as down: the platform's own probe gives up after a few seconds. */
  partTimeoutMs: 2_000,
  /** The relay normally needs milliseconds; half a minute means that it is stuck or far behind. */
  outboxWarnAgeMs: 30_000,
  /** By now a person has to look: with Redis up, only a broken relay leaves a message lying this long. */
  outboxFailAgeMs: 15 * 60_000,
  /** A failed tick is made good by the next; a sweep whose newest failure is this recent may still be failing. */
  failedTickWarnMs: 10 * 60_000,
} as const;
