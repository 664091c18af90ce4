/** Paths as a tree: the way to each of them is gone once, however many lead along it. */
interface Branch {
  /** Whether a path ends here. */
  isEnd: boolean;
  /** By the next part of the path; `*` stands for the elements of a list. */
  readonly below: Map<string, Branch>;
}

const trees = new WeakMap<readonly string[], Branch>();

/**
 * Changes what stands at dotted paths of `data` and leaves the rest, and the original, as it is. Only what is on the
 * way to a change is copied: a page of a replay has thousands of places, most of which are empty.
 *
 * @param paths as in `MessageContract.sensitive`: `*` is every element of a list; none leads on from where another ends
 * @param change gets the value and its place (`history.0.contact`); not called where a path is absent or null
 */
export function changeAt(
  data: unknown,
  paths: readonly string[],
  change: (value: unknown, place: string) => unknown,
): unknown {
  return changeBelow(data, treeOf(paths), '', change);
}

function treeOf(paths: readonly string[]): Branch {
  const known = trees.get(paths);
  if (known) return known;
  const root: Branch = { isEnd: false, below: new Map() };
  for (const path of paths) {
    let branch = root;
    for (const part of path.split('.')) {
      const next = branch.below.get(part) ?? { isEnd: false, below: new Map<string, Branch>() };
      branch.below.set(part, next);
      branch = next;
    }
    branch.isEnd = true;
  }
  trees.set(paths, root);
  return root;
}

/** @param place of the value, with a dot behind it; empty for the data as a whole */
function changeBelow(
  value: unknown,
  { isEnd, below }: Branch,
  place: string,
  change: (value: unknown, place: string) => unknown,
): unknown {
  if (value === undefined || value === null) return value;
  if (isEnd) return change(value, place.slice(0, -1));
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const elements = below.get('*');
    return elements ? changeElements(value, elements, place, change) : value;
  }
  const before = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | undefined;
  for (const [head, branch] of below) {
    if (!Object.hasOwn(before, head)) continue;
    const changed = changeBelow(before[head], branch, `${place}${head}.`, change);
    if (changed !== before[head]) (copy ??= { ...before })[head] = changed;
  }
  return copy ?? value;
}

function changeElements(
  elements: readonly unknown[],
  branch: Branch,
  place: string,
  change: (value: unknown, place: string) => unknown,
): unknown {
  let copy: unknown[] | undefined;
  for (const [index, element] of elements.entries()) {
    const changed = changeBelow(element, branch, `${place}${String(index)}.`, change);
    if (changed !== element) (copy ??= [...elements])[index] = changed;
  }
  return copy ?? elements;
}
