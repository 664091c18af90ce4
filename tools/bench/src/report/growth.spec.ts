import { atMost, benchRow } from './bench-row.js';
import { withGrowth } from './growth.js';

const row = (id: string, cost?: number) =>
  benchRow({ id, what: id, ratio: 1, bound: null, absolute: '', ...(cost === undefined ? {} : { cost }) });

it('tells the power by which a cost grows, and leaves alone what was measured once', () => {
  const small = { customers: 100, rows: [row('same', 2), row('linear', 2)] };

  const rows = withGrowth(
    [row('same', 2), row('linear', 20), row('new', 5), row('none')],
    1_000,
    small,
    undefined,
  );

  expect(rows.map(({ growth }) => growth)).toEqual([0, expect.closeTo(1), undefined, undefined]);
});

it('judges the growth where it has a bound', () => {
  const small = { customers: 100, rows: [row('a', 2)] };

  const [, growth] = withGrowth([row('a', 3)], 1_000, small, atMost(1.2));

  expect(growth).toMatchObject({ id: 'a:growth', ratio: 1.5, holds: false });
});
