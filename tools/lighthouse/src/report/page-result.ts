import type { Load } from '../measure.js';
import { median } from '../median.js';
import { isLanding, type MeasuredPage } from '../pages.js';
import { LIMITS } from '../policy.js';

/** A page with all its loads, and what counts of them. */
export interface PageResult {
  readonly name: string;
  readonly preset: MeasuredPage['preset'];
  readonly loads: readonly Load[];
  readonly median: Omit<Load, 'faults'>;
  /** What is not as it should be, in words; empty when all is well. */
  readonly violations: readonly string[];
}

export function resultOf({ name, preset }: MeasuredPage, loads: readonly Load[]): PageResult {
  const middle = (of: (load: Load) => number) => median(loads.map(of));
  const found = {
    performance: middle(({ performance }) => performance),
    accessibility: middle(({ accessibility }) => accessibility),
    firstPaintMs: middle(({ firstPaintMs }) => firstPaintMs),
    largestPaintMs: middle(({ largestPaintMs }) => largestPaintMs),
    blockedMs: middle(({ blockedMs }) => blockedMs),
    layoutShift: middle(({ layoutShift }) => layoutShift),
    bytes: middle(({ bytes }) => bytes),
    scriptBytes: middle(({ scriptBytes }) => scriptBytes),
  };
  const faults = [...new Set(loads.flatMap((load) => load.faults))];
  const below = (what: 'performance' | 'accessibility', more = '') =>
    found[what] < LIMITS.score ? [`${what} is ${found[what]}, below ${LIMITS.score}${more}`] : [];
  const above = (what: string, bytes: number, limit: number) =>
    bytes > limit ? [`${what} ${inKilobytes(bytes)}, above ${inKilobytes(limit)}`] : [];
  return {
    name,
    preset,
    loads,
    median: found,
    violations: [
      ...below('performance'),
      ...below('accessibility', faults.length === 0 ? '' : `: ${faults.join(', ')}`),
      ...(isLanding({ preset })
        ? [
            ...above('in all it is', found.bytes, LIMITS.landingBytes),
            ...above('its script is', found.scriptBytes, LIMITS.landingScriptBytes),
          ]
        : []),
    ],
  };
}

export const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
