/** The value below which the given part of all values lies; values between two are the nearer one above. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = [...values].sort((one, other) => one - other);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1));
  return sorted[index] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The power by which a cost grows with its size: 0 stays the same, 1 grows as the size does. */
export function growthExponent(
  small: { readonly size: number; readonly cost: number },
  large: { readonly size: number; readonly cost: number },
): number {
  return Math.log(large.cost / small.cost) / Math.log(large.size / small.size);
}
