import { batchOfTick, pacedBatchOfTick } from './batch-of-tick.js';

it('spreads a minute over its ticks, and always lets one through', () => {
  expect(batchOfTick(180, 2_000)).toBe(6);
  expect(batchOfTick(6_000, 2_000)).toBe(200);
  // As many in a minute as may be asked in one, and no more.
  expect(batchOfTick(360, 5_000) * 12).toBe(360);
  expect(batchOfTick(1, 2_000)).toBe(1);
});

it.each([4, 6, 36, 180])(
  'a paced tick lets %d a minute go, whole ones, and in most ticks none at all',
  (perMinute) => {
    const start = Date.parse('2026-02-03T09:00:00Z');
    const ticks = Array.from({ length: 300 }, (_, tick) =>
      pacedBatchOfTick(perMinute, 2_000, new Date(start + tick * 2_000 + 7)),
    );
    expect(ticks.every(Number.isInteger)).toBe(true);
    expect(ticks.reduce((sum, batch) => sum + batch, 0)).toBe(perMinute * 10);
  },
);
