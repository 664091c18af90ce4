import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock is. */
const TICKS_PER_SECOND = 100;

/** Seconds of one core that a process has used since it was started. Read from Linux. */
export function processorSeconds(pid: number | undefined): number {
  const text = readFileSync(`/proc/${pid ?? 'self'}/stat`, 'utf8');
  // The name in brackets may hold blanks; user and system time are the 14th and 15th value.
  const values = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(values[11]) + Number(values[12])) / TICKS_PER_SECOND;
}

/** @returns a function that tells the share of all cores that somebody has used since this call, from 0 to 1 */
export function watchCores(): () => number {
  const idleBefore = idleSeconds();
  const from = performance.now();
  return () => {
    const offered = ((performance.now() - from) / 1_000) * cpus().length;
    return Math.min(1, Math.max(0, 1 - (idleSeconds() - idleBefore) / offered));
  };
}

/** Waits until what was begun before is over: an import goes on in the background after its customers are shown. */
export async function untilCoresRest(): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const busy = watchCores();
    await sleep(LOOK_MS);
    if (busy() < RESTING) return;
  }
}

/** Sweeps and probes go on; a machine that others use may never come to rest, and is measured all the same. */
const RESTING = 0.2;
const LOOK_MS = 1_000;
const LOOKS = 60;

function idleSeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle / 1_000, 0);
}
