const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Up to this many hours the hours are more telling than the days: 47 hours, but 2 days. */
const SHOW_HOURS_BELOW = 48;

function split(milliseconds: number): { value: number; unit: 'day' | 'hour' | 'minute' } {
  const size = Math.abs(milliseconds);
  const minutes = Math.round(size / MINUTE_MS);
  if (minutes < 60) return { value: Math.max(1, minutes), unit: 'minute' };
  const hours = Math.round(size / HOUR_MS);
  if (hours < SHOW_HOURS_BELOW) return { value: hours, unit: 'hour' };
  // Rounded, so that a link for seven days does not start with six.
  return { value: Math.round(size / DAY_MS), unit: 'day' };
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
