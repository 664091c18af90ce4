import { parseArgs } from 'node:util';

/** What is measured, and how often. */
export interface LighthouseOptions {
  /** Each page is loaded this often, with nothing kept from before; the median counts. */
  readonly runs: number;
  /** Only pages whose name contains one of these; empty: all. */
  readonly only: readonly string[];
}

/** Two runs of the same page differ by a few points on a busy machine; of three the middle one hardly does. */
const DEFAULT_RUNS = 3;

export const HELP = `npm run lighthouse -- [options]
  --runs N      how often each page is loaded; the median counts (default ${DEFAULT_RUNS})
  --only PART   only pages whose name contains this; may be given more than once`;

/** @throws Error that says which option is wrong */
export function readOptions(args: string[]): LighthouseOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string' },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return 'help';
  const runs = values.runs === undefined ? DEFAULT_RUNS : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs must be a whole number above 0.');
  return { runs, only: values.only ?? [] };
}
