import { BULK_POLICY } from './bulk-policy.js';
import { rowsOnTheirWay } from './rows-on-their-way.js';

const { leastOnTheirWay, mostOnTheirWay } = BULK_POLICY;

/** How many are on their way after so many looks, when so many rows can end between two of them. */
function after(looks: number, canEnd: number): number {
  let onTheirWay = rowsOnTheirWay(0);
  for (let look = 0; look < looks; look++) onTheirWay = rowsOnTheirWay(Math.min(onTheirWay, canEnd));
  return onTheirWay;
}

describe('how many rows are on their way', () => {
  it('are few while nothing ends, so that a pause takes effect at once', () => {
    expect(after(100, 0)).toBe(leastOnTheirWay);
    expect(after(100, 3)).toBe(leastOnTheirWay);
  });

  it.each([30, 80, 200])('are soon more than the %d that end between two looks', (canEnd) => {
    expect(after(5, canEnd)).toBe(canEnd * 2);
  });

  it('become few again when Microsoft slows down, and never too many', () => {
    expect(rowsOnTheirWay(3)).toBe(leastOnTheirWay);
    expect(after(100, 100_000)).toBe(mostOnTheirWay);
  });
});
