import type { BenchReport } from './bench-report.js';
import { benchRow } from './bench-row.js';
import { withEarlierRows } from './complete-report.js';

const MEASURES = ['data', 'memory', 'summary', 'export'];

function aReport(ids: readonly string[], changes: Partial<BenchReport> = {}, only = ['some']): BenchReport {
  return {
    options: { customers: 20_000, smallCustomers: 5_000, rounds: 40, seed: 1, isQuick: true, only },
    machine: { cores: 2, processor: 'P', memoryGiB: 8, node: '20', postgres: '18', redis: '7' },
    startedAt: '2026-01-02T03:00:00.000Z',
    tookSeconds: 10,
    rows: ids.map((id) =>
      benchRow({ id, what: id, ratio: 1, bound: null, absolute: changes.startedAt ?? 'earlier' }),
    ),
    ...changes,
  };
}
const LATER = { startedAt: '2026-01-02T05:00:00.000Z' };
const idsOf = ({ rows }: BenchReport) => rows.map(({ id }) => id);

it('puts what was measured anew in the place of what was there, in the order of the table', () => {
  const earlier = aReport(['data', 'memory:gateway', 'export']);
  const whole = withEarlierRows(aReport(['data', 'summary', 'memory:customers'], LATER), earlier, MEASURES);

  expect(idsOf(whole)).toEqual(['data', 'memory:customers', 'summary', 'export']);
  expect(whole.rows.find(({ id }) => id === 'data')?.absolute).toBe(LATER.startedAt);
  expect(whole.tookSeconds).toBe(20);
});

it.each([
  ['of other dice', { options: { ...aReport([]).options, seed: 2 } }],
  ['of another machine', { machine: { ...aReport([]).machine, cores: 4 } }],
  ['of the day before', { startedAt: '2026-01-01T04:00:00.000Z' }],
])('takes nothing from a report %s', (_, changes) => {
  const report = aReport(['summary'], LATER);
  expect(withEarlierRows(report, aReport(['export'], changes), MEASURES)).toBe(report);
});

it('takes nothing when everything was measured, or nothing was before', () => {
  const whole = aReport(['summary'], LATER, []);
  expect(withEarlierRows(whole, aReport(['export']), MEASURES)).toBe(whole);
  expect(withEarlierRows(whole, undefined, MEASURES)).toBe(whole);
});
