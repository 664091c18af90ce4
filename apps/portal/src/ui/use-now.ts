import { useSyncExternalStore } from 'react';

/** One clock for all countdowns, so that a list of them costs one timer. */
const TICK_MS = 15_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  // Nobody listened for a while: the first reader gets the present time.
  if (listeners.size === 0) now = Date.now();
  return now;
}

/** The present time in milliseconds, moving in steps of a few seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
