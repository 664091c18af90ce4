import { growthExponent, median, percentile } from './statistics.js';

it('takes the middle and the edge of what was measured, in any order', () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(percentile(values, 0.99)).toBe(5);
  expect(percentile([7], 0.99)).toBe(7);
  expect(values).toEqual([5, 1, 4, 2, 3]);
});

it('refuses to make a figure of nothing', () => {
  expect(() => median([])).toThrow('Nothing was measured.');
});

it('says how cost grows with size', () => {
  expect(growthExponent({ size: 10, cost: 3 }, { size: 1_000, cost: 3 })).toBeCloseTo(0);
  expect(growthExponent({ size: 10, cost: 3 }, { size: 1_000, cost: 300 })).toBeCloseTo(1);
  expect(growthExponent({ size: 10, cost: 3 }, { size: 1_000, cost: 30 })).toBeCloseTo(0.5);
});
