const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The numbers by which mails are sent, each with its reason. Times are milliseconds. */
export const MAIL_POLICY = {
  /**
   * How long one try may own its mail. Longer than the time limits of a conversation with the mail server
   * together, so that nobody starts a second try while the first may still succeed.
   */
  leaseMs: 2 * MINUTE,
  /** How long a wake-up may be on its way before another one is sent: Redis may have lost it. */
  wakeUpMs: 30 * SECOND,
  /** How often overdue mails are looked for. */
  sweepEveryMs: 5 * SECOND,
  /** How many one sweep wakes up: a few seconds of work for a slow mail server. */
  sweepBatch: 200,
  /** The pause after the first failed try; doubles with each further one. */
  firstRetryMs: 30 * SECOND,
  /** The longest pause: a mail server that is back is used again within this. */
  longestRetryMs: 15 * MINUTE,
  /** Connecting, greeting and silence of the mail server. */
  connectTimeoutMs: 10 * SECOND,
  greetingTimeoutMs: 10 * SECOND,
  silenceTimeoutMs: 30 * SECOND,
  /** How often what is no longer needed is removed. */
  forgetEveryMs: 60 * MINUTE,
  /** As long as an inbox remembers messages: a message that comes later than this is a new one anyway. */
  closedRememberedMs: 31 * 24 * 60 * MINUTE,
  /** Long enough to answer "did she get our mail?"; longer than an event may come again. */
  settledKeptMs: 90 * 24 * 60 * MINUTE,
  /** From this many failed tries on a waiting mail is worth a person's look. */
  worryingAttempts: 3,
} as const;

/** When a mail is tried again after `attempts` failed tries. */
export function nextAttemptAt(attempts: number, now: Date): Date {
  const pause = MAIL_POLICY.firstRetryMs * 2 ** Math.min(attempts - 1, 10);
  return new Date(now.getTime() + Math.min(pause, MAIL_POLICY.longestRetryMs));
}
