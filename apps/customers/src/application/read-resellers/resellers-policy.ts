import { CUSTOMERS_POLICY } from '../policy.js';

const HOUR_MS = 3_600_000;

/** The numbers of reading resellers and whom they serve, each with its reason. Times are milliseconds. */
export const RESELLERS_POLICY = {
  /** How often due readings are looked for: what an import brought has its reseller soon after. */
  sweepEveryMs: 5_000,
  /** Of the calls about customers: a pass over 200 resellers takes some minutes and leaves the rest to imports. */
  partOfBudget: 0.1,
  /** A partner wins or loses a reseller now and then, and a customer changes its reseller rarely. */
  againAfterMs: 6 * HOUR_MS,
  /** Not an indirect provider, or not allowed to ask: a person has to change that at Microsoft. */
  refusedAgainMs: 24 * HOUR_MS,
  /** A person has to mend credentials. */
  withoutAccessAgainMs: HOUR_MS,
  /** Longer than one call with its wait for its turn can take, so that two workers never read the same one. */
  leaseMs: CUSTOMERS_POLICY.callLeaseMs,
  pageSize: CUSTOMERS_POLICY.importPageSize,
  /** Customers that lose their reseller in one transaction; as many events as a page makes. */
  releasingBatch: CUSTOMERS_POLICY.endingBatch,
} as const;
