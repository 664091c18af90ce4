import { nameOf } from '../faults/fault.js';
import type { StruckFault } from '../faults/fault-injector.js';
import type { ProbeResult } from '../people/probe.js';

/** When each service was seen ready again, by service; epoch ms. */
export type ReadyTimes = ReadonlyMap<string, readonly number[]>;

/** How long one kind of fault kept people from taking a step, in milliseconds. */
export interface Recovery {
  readonly fault: string;
  readonly times: number;
  readonly medianMs: number;
  readonly longestMs: number;
  /** How often no step succeeded any more; faults at the very end may have none after them. */
  readonly never: number;
}

/** From each blow to the end of the first step that began after it and succeeded. */
export function recoveries(
  struck: readonly StruckFault[],
  probes: readonly ProbeResult[],
  ready: ReadyTimes,
): Recovery[] {
  const byFault = new Map<string, (number | null)[]>();
  for (const { fault, service, recoversFrom } of struck) {
    const step = first(
      probes.filter(({ startedAt }) => startedAt >= recoversFrom).map(({ endedAt }) => endedAt),
    );
    // The step does not need every service; a killed one must be back as well.
    const back =
      service === null ? recoversFrom : first((ready.get(service) ?? []).filter((at) => at > recoversFrom));
    const took = step === null || back === null ? null : Math.max(step, back) - recoversFrom;
    byFault.set(nameOf(fault), [...(byFault.get(nameOf(fault)) ?? []), took]);
  }
  return [...byFault]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([fault, all]) => {
      const took = all.filter((ms) => ms !== null).sort((one, other) => one - other);
      return {
        fault,
        times: all.length,
        medianMs: took[Math.floor((took.length - 1) / 2)] ?? 0,
        longestMs: took.at(-1) ?? 0,
        never: all.length - took.length,
      };
    });
}

const first = (times: readonly number[]) => (times.length === 0 ? null : Math.min(...times));
