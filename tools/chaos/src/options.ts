import { parseArgs } from 'node:util';

/** How long, how much and with which dice. */
export interface ChaosOptions {
  readonly journeys: number;
  readonly seed: number;
  /** How long faults go on; journeys start evenly over the first part of it. */
  readonly minutes: number;
  /** How long the system may take afterwards until everything is settled, by itself. */
  readonly settleMinutes: number;
  /** Milliseconds between two faults. */
  readonly gapMs: readonly [min: number, max: number];
  /** Leaves logs and databases behind also when all is well. */
  readonly keep: boolean;
}

export const FULL_FORM = {
  journeys: 500,
  minutes: 10,
  /** What so many journeys ask of Microsoft takes ten minutes of the call budget; a lease comes on top. */
  settleMinutes: 12,
  /** A service takes seconds to start: quicker than this, and nothing but starting is measured. */
  gapMs: [3_000, 9_000],
  keep: false,
} as const satisfies Omit<ChaosOptions, 'seed'>;

export const HELP = `npm run chaos -- [options]
  --journeys N        how many customers are led to their agreement (default ${FULL_FORM.journeys})
  --minutes M         how long faults go on (default ${FULL_FORM.minutes})
  --settle-minutes M  how long the system may take to settle afterwards (default ${FULL_FORM.settleMinutes})
  --keep              leave logs and databases behind also when all is well
  --seed S            the dice of an earlier run; printed by each run`;

/** @throws Error that says which option is wrong */
export function readOptions(args: string[]): ChaosOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      journeys: { type: 'string' },
      minutes: { type: 'string' },
      'settle-minutes': { type: 'string' },
      seed: { type: 'string' },
      keep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return 'help';
  return {
    ...FULL_FORM,
    keep: values.keep ?? FULL_FORM.keep,
    journeys: positive('journeys', values.journeys) ?? FULL_FORM.journeys,
    minutes: positive('minutes', values.minutes) ?? FULL_FORM.minutes,
    settleMinutes: positive('settle-minutes', values['settle-minutes']) ?? FULL_FORM.settleMinutes,
    seed: positive('seed', values.seed) ?? 1 + (Date.now() % 1_000_000),
  };
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} must be a number above 0.`);
  return value;
}
