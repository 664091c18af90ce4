/**
 * Changes what stands at a dotted path of `data` and leaves the rest, and the original, as it is. Only what is on the
 * way to a change is copied: a page of a replay has thousands of places, most of which are empty.
 *
 * @param path as in `MessageContract.sensitive`: `*` is every element of a list
 * @param change gets the value and its place (`history.0.contact`); not called where the path is absent or null
 */
export function changeAt(
  data: unknown,
  path: string,
  change: (value: unknown, place: string) => unknown,
): unknown {
  return changeBelow(data, path.split('.'), 0, '', change);
}

/** @param place of the value, with a dot behind it; empty for the data as a whole */
function changeBelow(
  value: unknown,
  path: readonly string[],
  depth: number,
  place: string,
  change: (value: unknown, place: string) => unknown,
): unknown {
  if (value === undefined || value === null) return value;
  const head = path[depth];
  if (head === undefined) return change(value, place.slice(0, -1));
  if (head === '*') {
    if (!Array.isArray(value)) return value;
    const items: readonly unknown[] = value;
    let copy: unknown[] | undefined;
    for (const [index, item] of items.entries()) {
      const below = changeBelow(item, path, depth + 1, `${place}${String(index)}.`, change);
      if (below !== item) (copy ??= [...items])[index] = below;
    }
    return copy ?? value;
  }
  if (typeof value !== 'object' || !Object.hasOwn(value, head)) return value;
  const there = (value as Record<string, unknown>)[head];
  const below = changeBelow(there, path, depth + 1, `${place}${head}.`, change);
  return below === there ? value : { ...value, [head]: below };
}
