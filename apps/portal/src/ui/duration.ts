const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** Up to this many of the larger unit, the smaller one is more telling: 47 hours, but 2 days. */
const SHOW_HOURS_BELOW_MS = 48 * 3_600_000;

function split(milliseconds: number): { value: number; unit: 'day' | 'hour' | 'minute' } {
  const size = Math.abs(milliseconds);
  for (const { unit, ms } of UNITS) {
    const isFine = unit !== 'day' || size >= SHOW_HOURS_BELOW_MS;
    if (size >= ms && isFine) return { value: Math.floor(size / ms), unit };
  }
  return { value: size < 1000 ? 0 : 1, unit: 'minute' };
}

/** A length of time in words: "3 days", "5 hours", "1 minute". */
export function formatDuration(milliseconds: number, language: string): string {
  const { value, unit } = split(milliseconds);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** A point in time seen from now: "in 3 days", "5 hours ago". */
export function formatRelative(instant: number, now: number, language: string): string {
  const distance = instant - now;
  const { value, unit } = split(distance);
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(
    distance < 0 ? -value : value,
    unit,
  );
}

/** Date and time as the reader's country writes them. */
export function formatInstant(instant: string | number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** The day alone. */
export function formatDay(instant: string | number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(instant));
}
