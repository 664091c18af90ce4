import { growthExponent } from '../statistics.js';
import { type BenchRow, type Bound, benchRow } from './bench-row.js';

/** The same figures with fewer customers. */
export interface SmallerRun {
  readonly customers: number;
  readonly rows: readonly BenchRow[];
}

/**
 * Says of each row how its cost grows with the number of customers.
 *
 * @param bound of what the cost may be in the large size, as a part of the small one; gives each row a second one
 */
export function withGrowth(
  rows: readonly BenchRow[],
  customers: number,
  small: SmallerRun,
  bound: Bound | undefined,
): BenchRow[] {
  const earlier = new Map(small.rows.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const before = earlier.get(row.id);
    if (row.cost === undefined || before?.cost === undefined) return [row];
    const growth = growthExponent(
      { size: small.customers, cost: before.cost },
      { size: customers, cost: row.cost },
    );
    const grown = { ...row, growth };
    if (bound === undefined) return [grown];
    const [few, many] = [small.customers.toLocaleString('en'), customers.toLocaleString('en')];
    return [
      grown,
      benchRow({
        id: `${row.id}:growth`,
        what: `${row.what}, ${many} customers against ${few}`,
        ratio: row.cost / before.cost,
        bound,
        absolute: `${row.absolute}, against ${before.absolute}`,
      }),
    ];
  });
}
