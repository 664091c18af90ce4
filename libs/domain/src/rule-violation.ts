/** One broken rule: which field, a stable code, and a sentence that tells a person what to change. */
export interface RuleViolation {
  /** Dotted path of the field, such as `contact.email`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}
