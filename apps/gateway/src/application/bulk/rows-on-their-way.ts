import { BULK_POLICY } from './bulk-policy.js';

/**
 * How many rows of a bulk operation may be on their way at a time: enough that Microsoft's limit is what holds
 * it back, whatever that limit is, and not many more, because those can no longer be paused. The gateway does
 * not know the limit, but sees by what ends how quickly rows flow.
 *
 * @param ended rows that had been on their way at the last look and are not any more
 */
export function rowsOnTheirWay(ended: number): number {
  const { leastOnTheirWay, aheadOfWhatEnds, mostOnTheirWay } = BULK_POLICY;
  return Math.min(mostOnTheirWay, Math.max(leastOnTheirWay, ended * aheadOfWhatEnds));
}
