import { SeededRandom } from '../seeded-random.js';
import { scheduleFaults } from './fault-schedule.js';

const schedule = (seed: number, durationMs = 60_000) =>
  scheduleFaults(new SeededRandom(seed), durationMs, [1_000, 3_000]);

it('plans the same for the same seed, and something else for another', () => {
  expect(schedule(7)).toEqual(schedule(7));
  expect(schedule(8)).not.toEqual(schedule(7));
});

it('meets every kind of fault also in a short run', () => {
  const kinds = new Set(schedule(1, 45_000).map(({ fault }) => fault.kind.split('_')[0]));
  expect([...kinds].sort()).toEqual(['microsoft', 'postgres', 'redis', 'service']);
});

it('ends before the time is over, with faults in order', () => {
  const times = schedule(3).map(({ atMs }) => atMs);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(Math.max(...times)).toBeLessThan(60_000);
});

it('takes Redis away for a whole minute once in a long run', () => {
  const absences = schedule(1, 600_000).filter(
    ({ fault }) => fault.kind === 'redis_away' && fault.forMs === 60_000,
  );
  expect(absences).toHaveLength(1);
});
