import { batchOfTick } from './batch-of-tick.js';

it('spreads a minute over its ticks, and always lets one through', () => {
  expect(batchOfTick(180, 2_000)).toBe(6);
  expect(batchOfTick(6_000, 2_000)).toBe(200);
  // As many in a minute as may be asked in one, and no more.
  expect(batchOfTick(360, 5_000) * 12).toBe(360);
  expect(batchOfTick(1, 2_000)).toBe(1);
});
