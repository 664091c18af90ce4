/** The numbers of this service, each with its reason. Times are milliseconds. */
export const CUSTOMERS_POLICY = {
  /** The largest page that Partner Center is known to serve: 5,000 customers are ten calls. */
  importPageSize: 500,
  /**
   * Pages that one worker reads before it hands over by a message: the message costs little beside so many, and what a
   * worker is at never takes longer than some ten seconds.
   */
  importPagesInOneGo: 20,
  /** Customers ended in one transaction; as many events as a page makes. */
  endingBatch: 500,
  /** A continuation can run out while Microsoft is away; more often than this something else is wrong. */
  importRestarts: 3,
  /** How often the sweeps look; a wake-up that got lost costs at most this and `wakeUpAfterMs`. */
  sweepEveryMs: 5_000,
  /** A message normally arrives within milliseconds. Sooner than this a second one would only be in its way. */
  wakeUpAfterMs: 30_000,
  /** How often what waits is counted for people who look: they see it move, and it costs a look at each row. */
  countEveryMs: 15_000,
  /** Longer than one call with its retries can take, so that two workers never make the same call at once. */
  callLeaseMs: 120_000,
  /** How many overdue rows one tick takes; the next tick is near, and other workers take theirs. */
  sweepBatch: 100,
  /** First pause after Microsoft did not serve a call, when it does not say for how long. */
  backoffFirstMs: 5_000,
  /** Longest pause: after a day without Microsoft, work goes on within a quarter of an hour. */
  backoffMaxMs: 15 * 60_000,
  /** Answers that cannot be read, before the one that Microsoft has stored is taken for the broken one. */
  triesOfOneId: 3,
  /** Initial credentials are for the first sign-in; after a day they are only a risk. */
  credentialsLifetimeMs: 24 * 60 * 60_000,
  /** How often expired credentials are looked for. */
  credentialsSweepEveryMs: 10 * 60_000,
} as const;

/**
 * When to try again after the given number of attempts: Microsoft's own word when there is one, which may be
 * longer than any pause of ours, else twice as long each time.
 */
export function retryAt(now: Date, attempts: number, microsoftSays: Date | null): Date {
  if (microsoftSays !== null && microsoftSays > now) return microsoftSays;
  const { backoffFirstMs, backoffMaxMs } = CUSTOMERS_POLICY;
  return after(now, Math.min(backoffMaxMs, backoffFirstMs * 2 ** Math.max(0, attempts - 1)));
}

/**
 * When to look again after work that has been woken up so many times in vain. A row that no handler gets
 * past is a fault for people; it must not fill the failed set with a message every half a minute.
 */
export function nextWakeUp(now: Date, attempts: number): Date {
  const earliest = after(now, CUSTOMERS_POLICY.wakeUpAfterMs);
  const patient = retryAt(now, attempts, null);
  return patient > earliest ? patient : earliest;
}

export function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
