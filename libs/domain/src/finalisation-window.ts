/**
 * How long an agreement that is created by itself waits, in minutes, so that a person can still stop it.
 */
export const FINALISATION_UNDO_MINUTES = {
  /** At once: the partner trusts every acceptance. */
  min: 0,
  /** Three days, a weekend included; whoever wants longer wants to decide by hand. */
  max: 72 * 60,
  /** Long enough to look at who accepted, short enough that an order is not held up. */
  default: 30,
} as const;
