import { Session } from 'node:inspector';
import { performance } from 'node:perf_hooks';

/** When a process counts as being at rest. */
export interface RestPolicy {
  readonly lookEveryMs: number;
  /** The part of its time for which the event loop may be at work: sweeps and polls take one to three hundredths. */
  readonly busyPart: number;
  /** So many looks in a row: a pause between two requests is no rest. */
  readonly looks: number;
}

/** Half a minute, in which people at work would have asked for something. */
const REST: RestPolicy = { lookEveryMs: 10_000, busyPart: 0.1, looks: 3 };

/**
 * Gives back what V8 keeps for busier times, once after each busy time. By itself it does so only in a process that
 * does next to nothing, and a service has its sweeps. It takes a tenth of a second, in which nobody is served, so it
 * waits until nobody is expected.
 *
 * @returns stops it
 */
export function giveMemoryBackAtRest({ lookEveryMs, busyPart, looks }: RestPolicy = REST): () => void {
  let last = performance.eventLoopUtilization();
  let looksAtRest = 0;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    looksAtRest = utilization > busyPart ? 0 : looksAtRest + 1;
    // Not again before it was busy: what has been given back is not there twice.
    if (looksAtRest === looks) collectGarbage();
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** As the developer tools do it: the only way that Node has to tell V8 that memory is short. Opens no port. */
function collectGarbage(): void {
  if (!process.features.inspector) return;
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.collectGarbage', () => {
    // Not from inside the answer: Node would wait for itself for ever.
    setImmediate(() => {
      session.disconnect();
    });
  });
}
