import type { ContactData, Delivery } from '@assent/contracts';

/** What the start dialog gives, after its shape was checked. */
export interface StartOptions {
  readonly contact: ContactData;
  readonly linkLifetimeMinutes?: number | undefined;
  readonly language?: string | undefined;
  readonly country?: string | undefined;
  readonly delivery: Delivery;
  /** The running attestation that makes way for this one. */
  readonly replaces?: string | undefined;
}

export interface RenewOptions {
  readonly linkLifetimeMinutes?: number | undefined;
  readonly delivery?: Delivery | undefined;
}
