import { atMost, benchRow } from './bench-row.js';
import { type BenchReport, withTable } from './bench-report.js';

const report: BenchReport = {
  options: { customers: 20_000, smallCustomers: 5_000, rounds: 40, seed: 4711, isQuick: true, only: [] },
  machine: { cores: 2, processor: 'P', memoryGiB: 8, node: '20', postgres: '18', redis: '7' },
  startedAt: '2026-01-02T03:04:05.000Z',
  tookSeconds: 12.4,
  rows: [benchRow({ id: 'a', what: 'A', ratio: 2, bound: atMost(1.6), absolute: '2 ms', growth: 0.1 })],
};
const PLACE = '<!-- quick form: begin -->\nearlier table\n<!-- quick form: end -->';

it('puts the table in its own place and leaves the rest to people', () => {
  const written = withTable(
    `before\n${PLACE}\nafter <!-- full form: begin --><!-- full form: end -->`,
    report,
  );

  expect(written).toMatch(/^before\n<!-- quick form: begin -->/);
  expect(written).toContain('| `a` | A | 2.00 | ≤ 1.6 | **no** | 0.10 | 2 ms |');
  expect(written).toContain('2026-01-02, 2 cores (P), 8 GiB');
  expect(written).not.toContain('earlier table');
  expect(written).toContain('after <!-- full form: begin --><!-- full form: end -->');
  expect(withTable(written, report)).toBe(written);
});

it('leaves a table alone that has a measure which the report lacks', () => {
  const document = (ids: string[]) =>
    `<!-- quick form: begin -->\n${ids.map((id) => `| \`${id}\` | x |\n`).join('')}<!-- quick form: end -->`;

  expect(withTable(document(['a:first', 'b']), report)).toBe(document(['a:first', 'b']));
  expect(withTable(document(['a:first', 'a:second']), report)).toContain('| `a` | A | 2.00');
});

it('says so when the place is gone', () => {
  expect(() => withTable('nothing', report)).toThrow(
    'docs/benchmarks.md has lost its place for the quick form.',
  );
});
