/** How long to wait, and for what. */
export interface WaitOptions {
  /** Default 30 000: what comes at all comes sooner, and a machine that does ten other things gets the time. */
  readonly deadlineMs?: number;
  /** Default 25. */
  readonly everyMs?: number;
  /** Completes the sentence "Waited in vain for ...". */
  readonly what: string;
}

/**
 * Asks again and again until the answer is neither undefined, null nor false, and returns it. An error of
 * the condition counts as "not yet".
 *
 * @throws after the deadline, with what was waited for and the condition's last error
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { deadlineMs = 30_000, everyMs = 25, what }: WaitOptions,
): Promise<Exclude<Awaited<T>, undefined | null | false>> {
  const deadline = Date.now() + deadlineMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await condition();
      lastError = undefined;
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer as Exclude<Awaited<T>, undefined | null | false>;
      }
    } catch (error) {
      lastError = error;
    }
    if (Date.now() >= deadline) {
      const reason = lastError instanceof Error ? `: ${lastError.message}` : '.';
      throw new Error(`Waited in vain for ${what}, ${deadlineMs} ms${reason}`, { cause: lastError });
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
