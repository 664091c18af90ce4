/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these fields that is there and not null; the case of keys does not matter. */
export function field(object: unknown, ...names: readonly string[]): unknown {
  if (!isJson(object)) return undefined;
  for (const name of names) {
    const value = object[name] ?? object[keyLike(object, name)];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function keyLike(object: Json, name: string): string {
  return Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

/** A text that is not blank, or a number as text. */
export function text(object: unknown, ...names: readonly string[]): string | null {
  const value = field(object, ...names);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** `true`, `"true"` and the like; null when it is neither yes nor no. */
export function truth(object: unknown, ...names: readonly string[]): boolean | null {
  const value = field(object, ...names);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : null;
}

/** Below this a number of an epoch counts seconds: as milliseconds it would be a day of 1973. */
const EPOCH_SECONDS_BELOW = 100_000_000_000;

/** An ISO time, UTC where it names no zone; or an epoch in seconds or milliseconds. */
export function instant(object: unknown, ...names: readonly string[]): Date | null {
  const value = field(object, ...names);
  if (typeof value === 'number') {
    return valid(new Date(value < EPOCH_SECONDS_BELOW ? value * 1000 : value));
  }
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(value.slice(10));
  return valid(new Date(hasZone || value.length === 10 ? value : `${value}Z`));
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The elements of a collection, or of a bare list; undefined when it is neither. */
export function items(body: unknown): readonly unknown[] | undefined {
  const list = Array.isArray(body) ? body : field(body, 'items', 'value');
  return Array.isArray(list) ? (list as unknown[]) : undefined;
}
