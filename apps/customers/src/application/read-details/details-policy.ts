import { after, CUSTOMERS_POLICY, retryAt } from '../policy.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The numbers of reading customers' details, each with its reason. Times are milliseconds. */
export const DETAILS_POLICY = {
  /** How often due readings are looked for: what an import brought is in the work list soon after. */
  sweepEveryMs: 5_000,
  /** Customers put on the list in one tick: as many as an import's page, so that the list keeps up with it. */
  enlistBatch: CUSTOMERS_POLICY.importPageSize,
  /**
   * Of the calls about customers: a little less than the budget lets flow, since more would only come back
   * from it unserved. With 400 calls a minute 5,000 customers take a quarter of an hour.
   */
  partOfBudget: 0.9,
  /** An import that wrote nothing for so long, some pages' time, is held up, and readings need not wait for it. */
  importSilentMs: 10_000,
  /** Longer than one call with its wait for its turn can take, so that two workers never read the same one. */
  leaseMs: CUSTOMERS_POLICY.callLeaseMs,
  /**
   * Without granular delegated administration Microsoft tells neither address nor e-mail. Customers grant it
   * rarely, and a person can always enter both, so asking again once a month is enough.
   */
  incompleteAgainMs: 30 * DAY_MS,
  /** A new tenant can be unknown (404) or without commerce (20002) for hours; a day later it is settled. */
  refusedAgainMs: DAY_MS,
  /** Refused on so many days, Microsoft means it: the customer is gone or not ours, and is left alone. */
  refusalsUntilGivenUp: 3,
  /** A person has to mend credentials or settings; thousands of customers must not knock meanwhile. */
  withoutAccessAgainMs: HOUR_MS,
} as const;

/** When a refused reading is tried again; null for never. */
export function afterRefusal(now: Date, refusals: number): Date | null {
  const { refusalsUntilGivenUp, refusedAgainMs } = DETAILS_POLICY;
  return refusals >= refusalsUntilGivenUp ? null : after(now, refusedAgainMs);
}

/**
 * When the sweep looks again after a reading that it has let go: not while a worker may be at it, and less
 * and less often after one that no worker gets past.
 */
export function readingWakeUp(now: Date, attempts: number): Date {
  const released = after(now, DETAILS_POLICY.leaseMs);
  const patient = retryAt(now, attempts, null);
  return patient > released ? patient : released;
}
