import { bareEnvironment, SERVICE_NODE_OPTIONS, SERVICES } from '@assent/local-servers';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, benchRow } from '../report/bench-row.js';
import { median } from '../statistics.js';
import type { Measure } from './measure.js';

const BOUND = atMost(1.6);
/**
 * V8 gives back what a start has needed when little happens for a while: an empty application falls from 70 to 60 MiB,
 * somewhere between 9 and 30 s after its start.
 */
const QUIET_MS = 45_000;
/** A sweep, or V8 clearing after it, moves a process by a few MiB either way. */
const LOOKS = 20;
const LOOK_EVERY_MS = 1_000;

/**
 * What each service keeps in memory beside an empty Nest application. Runs first, when nothing has been asked
 * of the services; their peaks are told by the figures that come after.
 */
export const memory: Measure = {
  id: 'memory',
  async run({ world }) {
    const bare: ChildProcess = fork(join(__dirname, '..', 'world', 'bare-nest.js'), {
      // As the services are run.
      execArgv: [...SERVICE_NODE_OPTIONS],
      env: bareEnvironment(),
    });
    try {
      await once(bare, 'message');
      await sleep(QUIET_MS);
      const services = SERVICES.map((service) => ({ service, pid: world.product.process(service).pid }));
      const [least = NaN, ...used] = await restingMiB([bare.pid, ...services.map(({ pid }) => pid)]);
      return services.map(({ service, pid }, index) => {
        const residentMiB = used[index] ?? NaN;
        return benchRow({
          id: `memory:${service}`,
          what: `${service}, idle, against an empty Nest application`,
          ratio: residentMiB / least,
          bound: BOUND,
          absolute: `${residentMiB} MiB (peak ${memoryOf(pid).peakMiB}) against ${least} MiB`,
        });
      });
    } finally {
      bare.kill();
    }
  },
};

/** The median of what each of them holds, all looked at in turn. */
async function restingMiB(pids: readonly (number | undefined)[]): Promise<number[]> {
  const looks = pids.map((): number[] => []);
  for (let look = 0; look < LOOKS; look++) {
    pids.forEach((pid, index) => looks[index]?.push(memoryOf(pid).residentMiB));
    await sleep(LOOK_EVERY_MS);
  }
  return looks.map(median);
}

/** Read from Linux: resident now, and the most there ever was. */
export function memoryOf(pid: number | undefined): { residentMiB: number; peakMiB: number } {
  const status = readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8');
  const inMiB = (name: string) => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    return Math.round(Number(kilobytes) / 1_024);
  };
  return { residentMiB: inMiB('VmRSS'), peakMiB: inMiB('VmHWM') };
}
