/**
 * Changes what stands at a dotted path of `data` and leaves the rest, and the original, as it is.
 *
 * @param path as in `MessageContract.sensitive`: `*` is every element of a list
 * @param change gets the value and its place (`history.0.contact`); not called where the path is absent or null
 */
export function changeAt(
  data: unknown,
  path: string,
  change: (value: unknown, place: string) => unknown,
): unknown {
  return changeBelow(data, path.split('.'), [], change);
}

function changeBelow(
  value: unknown,
  [head, ...rest]: readonly string[],
  place: readonly string[],
  change: (value: unknown, place: string) => unknown,
): unknown {
  if (value === undefined || value === null) return value;
  if (head === undefined) return change(value, place.join('.'));
  if (head === '*') {
    if (!Array.isArray(value)) return value;
    return value.map((item: unknown, index) => changeBelow(item, rest, [...place, String(index)], change));
  }
  if (typeof value !== 'object' || !Object.hasOwn(value, head)) return value;
  const below = changeBelow((value as Record<string, unknown>)[head], rest, [...place, head], change);
  return { ...value, [head]: below };
}
