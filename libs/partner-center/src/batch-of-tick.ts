const MINUTE_MS = 60_000;

/** How many rows a tick that comes every `everyMs` may hand out at so many a minute; at least one, or nothing would ever move. */
export function batchOfTick(perMinute: number, everyMs: number): number {
  return Math.max(1, Math.floor((perMinute * everyMs) / MINUTE_MS));
}
