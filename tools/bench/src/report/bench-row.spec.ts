import { atLeast, atMost, benchRow, boundText } from './bench-row.js';

const row = { id: 'x', what: 'x', absolute: '' };

it('judges by the bound, and only where there is one', () => {
  expect(benchRow({ ...row, ratio: 1.6, bound: atMost(1.6) }).holds).toBe(true);
  expect(benchRow({ ...row, ratio: 1.61, bound: atMost(1.6) }).holds).toBe(false);
  expect(benchRow({ ...row, ratio: 0.4, bound: atLeast(0.4) }).holds).toBe(true);
  expect(benchRow({ ...row, ratio: 0.39, bound: atLeast(0.4) }).holds).toBe(false);
  expect(benchRow({ ...row, ratio: 9, bound: null }).holds).toBeNull();
  expect(benchRow({ ...row, ratio: null, bound: null }).holds).toBeNull();
});

it('writes a bound as people read it', () => {
  expect([boundText(atMost(1.6)), boundText(atLeast(0.4)), boundText(null)]).toEqual(['≤ 1.6', '≥ 0.4', '']);
});
