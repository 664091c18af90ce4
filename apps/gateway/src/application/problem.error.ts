import { PROBLEMS, type ProblemCode } from '@assent/contracts';
import type { RuleViolation } from '@assent/domain';

/** What a problem may say beyond its code and sentence. */
export interface ProblemExtras {
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Ids the reader needs; never personal data. */
  readonly references?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
}

/** A request that cannot be answered as asked; the HTTP edge turns it into RFC 9457 problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /** @param detail what happened, what it means and what to do, in plain words for the caller */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${String(PROBLEMS[code].status)} ${code}`);
  }
}

/** Refuses when rules are broken: one error per field, each with the sentence that says what to change. */
export function refuseViolations(violations: readonly RuleViolation[]): void {
  if (violations.length === 0) return;
  throw new ProblemError('validation_failed', 'Correct the fields below and send the request again.', {
    errors: violations.map(({ path, message }) => ({ path, message })),
  });
}
