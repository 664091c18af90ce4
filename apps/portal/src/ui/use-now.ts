import { useSyncExternalStore } from 'react';

/** One clock for all countdowns, so that a list of them costs one timer. */
const TICK_MS = 15_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (timer === undefined) {
    // Nobody looked for a while: the clock is put right before it runs again.
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const notify of listeners) notify();
    }, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const read = () => now;

/** The present time in milliseconds, moving in steps of a few seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
