import { CUSTOMERS_POLICY, nextWakeUp, retryAt } from './policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const seconds = (date: Date) => (date.getTime() - now.getTime()) / 1000;

describe('retryAt', () => {
  it('doubles the pause up to a quarter of an hour', () => {
    expect([1, 2, 3, 4].map((attempt) => seconds(retryAt(now, attempt, null)))).toEqual([5, 10, 20, 40]);
    expect(seconds(retryAt(now, 50, null))).toBe(CUSTOMERS_POLICY.backoffMaxMs / 1000);
  });

  it('takes Microsoft’s word when there is one', () => {
    expect(seconds(retryAt(now, 1, new Date('2026-03-01T12:57:00Z')))).toBe(57 * 60);
  });

  it('does not take a word that lies in the past', () => {
    expect(seconds(retryAt(now, 1, new Date('2026-03-01T11:00:00Z')))).toBe(5);
  });
});

describe('nextWakeUp', () => {
  it('is half a minute at first and patient with what nobody gets past', () => {
    expect([0, 1, 3, 5, 20].map((attempts) => seconds(nextWakeUp(now, attempts)))).toEqual([
      30, 30, 30, 80, 900,
    ]);
  });
});
