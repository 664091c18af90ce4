import { CALL_RATES } from '@assent/partner-center';
import { CUSTOMERS_POLICY } from '../policy.js';
import { DETAILS_POLICY, readingWakeUp } from './details-policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const waitMs = (attempts: number) => readingWakeUp(now, attempts).getTime() - now.getTime();

it('lets go of no more readings than the budget lets flow', () => {
  const perMinute = (DETAILS_POLICY.sweepBatch * 60_000) / DETAILS_POLICY.sweepEveryMs;
  expect(perMinute).toBeLessThan(CALL_RATES.customers.perMinute);
});

it('looks after a reading when its lease is over, and less often when nobody gets past it', () => {
  expect(waitMs(0)).toBe(DETAILS_POLICY.leaseMs);
  expect(waitMs(3)).toBe(DETAILS_POLICY.leaseMs);
  expect(waitMs(20)).toBe(CUSTOMERS_POLICY.backoffMaxMs);
});
