/** @returns how long the work took, in milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** A time in milliseconds as people read it. */
export const inSeconds = (ms: number, digits = 1): string => `${(ms / 1_000).toFixed(digits)} s`;
