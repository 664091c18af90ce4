import { SERVICES } from '@assent/local-servers';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, benchRow } from '../report/bench-row.js';
import type { Measure } from './measure.js';

const BOUND = atMost(1.6);
/** What was needed to start has been given back by then. */
const QUIET_MS = 10_000;

/**
 * What each service keeps in memory beside an empty Nest application. Runs first, when nothing has been asked
 * of the services; their peaks are told by the figures that come after.
 */
export const memory: Measure = {
  id: 'memory',
  async run({ world }) {
    const bare: ChildProcess = fork(join(__dirname, '..', 'world', 'bare-nest.js'), {
      // As Node comes; that our services are told more is ours.
      execArgv: [],
    });
    try {
      await once(bare, 'message');
      await sleep(QUIET_MS);
      const least = memoryOf(bare.pid);
      return SERVICES.map((service) => {
        const used = memoryOf(world.product.process(service).pid);
        return benchRow({
          id: `memory:${service}`,
          what: `${service}, idle, against an empty Nest application`,
          ratio: used.residentMiB / least.residentMiB,
          bound: BOUND,
          absolute: `${used.residentMiB} MiB (peak ${used.peakMiB}) against ${least.residentMiB} MiB`,
        });
      });
    } finally {
      bare.kill();
    }
  },
};

/** Read from Linux: resident now, and the most there ever was. */
export function memoryOf(pid: number | undefined): { residentMiB: number; peakMiB: number } {
  const status = readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8');
  const inMiB = (name: string) => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    return Math.round(Number(kilobytes) / 1_024);
  };
  return { residentMiB: inMiB('VmRSS'), peakMiB: inMiB('VmHWM') };
}
