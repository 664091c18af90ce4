const MINUTE_MS = 60_000;

/** How many rows a tick that comes every `everyMs` may hand out at so many a minute; at least one, or nothing would ever move. */
export function batchOfTick(perMinute: number, everyMs: number): number {
  return Math.max(1, Math.floor((perMinute * everyMs) / MINUTE_MS));
}

/**
 * The same for what may stand back: exactly so many a minute over time, also where that is less than one in a
 * tick. Ticks that are left out are not made up for.
 */
export function pacedBatchOfTick(perMinute: number, everyMs: number, now: Date): number {
  const due = (ms: number) => Math.floor((perMinute * ms) / MINUTE_MS);
  const tick = Math.floor(now.getTime() / everyMs);
  return due(tick * everyMs) - due((tick - 1) * everyMs);
}
