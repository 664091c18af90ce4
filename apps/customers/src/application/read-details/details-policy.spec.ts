import { CUSTOMERS_POLICY } from '../policy.js';
import { DETAILS_POLICY, readingWakeUp } from './details-policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const waitMs = (attempts: number) => readingWakeUp(now, attempts).getTime() - now.getTime();

it('looks after a reading when its lease is over, and less often when nobody gets past it', () => {
  expect(waitMs(0)).toBe(DETAILS_POLICY.leaseMs);
  expect(waitMs(3)).toBe(DETAILS_POLICY.leaseMs);
  expect(waitMs(20)).toBe(CUSTOMERS_POLICY.backoffMaxMs);
});
