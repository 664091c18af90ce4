import type { Tx } from '@assent/database';

/** Something to read at Microsoft: all resellers of a provider instance, or whom one of them serves. */
export interface ResellerReading {
  /** The reseller's id, or the provider instance's when its resellers are to be listed. */
  readonly id: string;
  readonly providerInstanceId: string;
  readonly resellerId: string | null;
  /** One pass over a reseller's customers, however many pages it has. */
  readonly passId: string;
  /** `releasing`: all pages are read, who was not on them is let go. */
  readonly phase: 'listing' | 'releasing';
  readonly continuation: string | null;
  readonly attempts: number;
  readonly leaseId: string;
}

/** What becomes of a reading after one step. */
export type AfterStep =
  /** It was not served; the same step again, then. */
  | { readonly kind: 'again'; readonly at: Date }
  /** The step is done; the next one. */
  | {
      readonly kind: 'next';
      readonly at: Date;
      readonly phase: ResellerReading['phase'];
      readonly continuation: string | null;
    }
  | { readonly kind: 'done' };

/** What is to be read, as rows: whatever dies in the middle, the next worker goes on from there. */
export abstract class ResellerReadings {
  /** Sees to it that the resellers of these provider instances are listed sooner or later. */
  abstract enlist(providerInstanceIds: readonly string[], now: Date): Promise<void>;
  /** Has the resellers of a provider instance listed now. */
  abstract listNow(tx: Tx, providerInstanceId: string, now: Date): Promise<void>;
  /** Has the customers of resellers read; a pass that is under way goes on. */
  abstract readCustomers(
    tx: Tx,
    providerInstanceId: string,
    resellerIds: readonly string[],
    now: Date,
  ): Promise<void>;
  /** Takes one that is due and that nobody else is at. */
  abstract claim(
    providerInstanceId: string,
    lease: { readonly id: string; readonly passId: string; readonly now: Date; readonly until: Date },
  ): Promise<ResellerReading | undefined>;
  /** Writes what comes next; false when somebody else has the reading meanwhile. */
  abstract settle(tx: Tx, reading: ResellerReading, after: AfterStep): Promise<boolean>;
}
