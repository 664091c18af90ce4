import type { BenchOptions } from '../options.js';
import type { BenchRow, Bound } from '../report/bench-row.js';
import type { BenchWorld } from '../world/bench-world.js';

/** What a measure works on. */
export interface BenchContext {
  readonly workspace: string;
  readonly world: BenchWorld;
  readonly options: BenchOptions;
  readonly say: (text: string) => void;
}

/** Figures that belong together. */
export interface Measure {
  /** Of its rows' ids the part before the first colon. */
  readonly id: string;
  /** Measured a second time with fewer customers, to see how its cost grows with their number. */
  readonly growsWithCustomers?: boolean;
  /** What the cost may be with all customers, as a multiple of that with few. */
  readonly growthBound?: Bound;
  run(context: BenchContext): Promise<BenchRow[]>;
}
