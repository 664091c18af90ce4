import { parseArgs } from 'node:util';

/** How much is measured, and with which dice. */
export interface BenchOptions {
  /** Customers of the full size. */
  readonly customers: number;
  /** Customers of the size that growth is reckoned from. */
  readonly smallCustomers: number;
  /** Requests per figure, after a warm-up. */
  readonly rounds: number;
  readonly seed: number;
  readonly isQuick: boolean;
  /** Parts of ids; empty for everything. */
  readonly only: readonly string[];
}

/** The form whose figures stand in the documentation. */
const FULL = { customers: 1_000_000, smallCustomers: 100_000, rounds: 300 } as const;
/** Enough to see that everything still runs and roughly where it stands. */
const QUICK = { customers: 20_000, smallCustomers: 5_000, rounds: 40 } as const;

export const HELP = `npm run bench -- [options]
  --quick       a small form: ${QUICK.customers} customers instead of ${FULL.customers}
  --only PART   only figures whose id contains this; may be given several times. The others keep what an earlier run
                of the same day and form has found
  --seed S      the dice of an earlier run (default 4711)`;

/** @throws Error that says which option is wrong */
export function readOptions(args: string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '4711' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed <= 0) throw new Error('--seed must be a whole number above 0.');
  return { ...(values.quick ? QUICK : FULL), seed, isQuick: values.quick, only: values.only };
}
