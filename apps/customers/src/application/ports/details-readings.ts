import type { Tx } from '@assent/database';

/** A customer whose details are to be read from Microsoft. */
export interface DueReading {
  readonly customerId: string;
  readonly scope: { readonly providerInstanceId: string; readonly resellerId: string | null };
}

/** A reading taken for one attempt. */
export interface ClaimedReading extends DueReading {
  /** Proof of holding it; whoever settles it shows it. */
  readonly leaseId: string;
  readonly tenantId: string;
  /** Attempts since Microsoft's last answer, this one included. */
  readonly attempts: number;
  /** How often Microsoft has refused in a row. */
  readonly refusals: number;
}

/** What becomes of a reading after an attempt. */
export type NextReading =
  /** Nothing is left to be read. */
  | { readonly kind: 'done' }
  /** Microsoft answered; the next look is at `at`, or never when that is null. */
  | { readonly kind: 'answered'; readonly at: Date | null; readonly refusals: number }
  /** Microsoft did not serve the call. */
  | { readonly kind: 'unserved'; readonly at: Date };

/** Readings of details that are still to be made. The row is the waiting; messages only wake a worker up. */
export abstract class DetailsReadings {
  /**
   * Puts up to `limit` active customers on the list that lack details and are not on it; answers how many.
   * They are found by what they lack, so that it does not matter how a customer came to be.
   */
  abstract enlist(now: Date, limit: number): Promise<number>;

  /**
   * Takes up to `limit` due readings of a provider instance and moves the wake-up of each to where `wakeAt` says for its attempts so
   * far; parallel sweeps get different ones.
   */
  abstract takeDue(
    providerInstanceId: string,
    now: Date,
    wakeAt: (attempts: number) => Date,
    limit: number,
  ): Promise<DueReading[]>;

  /**
   * Takes a reading for one attempt, in a transaction of its own. Undefined when another worker holds it, it
   * is not to be tried yet, or there is nothing to be read any more; then it is off the list.
   */
  abstract claim(
    customerId: string,
    attempt: { readonly leaseId: string; readonly now: Date; readonly leaseUntil: Date },
  ): Promise<ClaimedReading | undefined>;

  /** False when the lease was lost to another worker: then nothing else may be written. */
  abstract settle(tx: Tx, reading: ClaimedReading, next: NextReading): Promise<boolean>;
}
