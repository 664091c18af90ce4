/**
 * A field of a posted form as text that can be stored; empty where it was left out. People write lines, and
 * some paste too much.
 *
 * @param max characters that are kept
 */
export function textIn(form: unknown, name: string, max: number): string {
  const value: unknown =
    typeof form === 'object' && form !== null && Object.hasOwn(form, name)
      ? (form as Record<string, unknown>)[name]
      : undefined;
  if (typeof value !== 'string') return '';
  const storable = value.replace(/\0|\p{Surrogate}/gu, '').trim();
  return storable.slice(0, max).trim();
}
