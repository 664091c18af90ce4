import type { Priority, Scope } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { WaitingCalls } from '@assent/partner-center';

/** Work of one customer whose time has come. */
export interface DueCustomer {
  readonly customerId: string;
  readonly scope: Scope;
}

export interface DueAttestation extends DueCustomer {
  readonly attestationId: string;
  readonly correlationId: string;
}

export interface DueOutsideWork extends DueAttestation {
  readonly kind: 'create_attestation' | 'create_agreement';
  readonly priority: Priority;
}

/**
 * What waits in the database for a point in time. *Hand out* takes rows that are due and moves their time
 * on in the same statement, past rows that somebody else holds: sweeps that run at the same moment never
 * hand out the same row, and a row whose message is lost comes round again.
 */
export abstract class DueWork {
  /** Customers whose waiting link has run out by `now`, held until the transaction ends. */
  abstract lockCustomersWithOverdueLinks(tx: Tx, now: Date, limit: number): Promise<string[]>;

  /**
   * Customers whose acceptance is to become an agreement by `now`, or waits for that while its partner wants to
   * decide by hand; held until the transaction ends.
   */
  abstract lockCustomersToFinalise(tx: Tx, now: Date, limit: number): Promise<string[]>;

  /** Attestations and agreements that should have been created by now. */
  abstract handOutOutsideWork(now: Date, limit: number): Promise<DueOutsideWork[]>;

  /** How much of that there is for one provider instance, due or not. */
  abstract countOutsideWork(providerInstanceId: string): Promise<WaitingCalls>;

  /** Whether a bulk operation waits for links of this provider instance. */
  abstract isBulkWaitingForLinks(providerInstanceId: string): Promise<boolean>;

  /**
   * Attestations to ask Microsoft about: those opened a moment ago first, then those that expire next; or
   * only the former.
   */
  abstract handOutPolls(
    providerInstanceId: string,
    now: Date,
    limit: number,
    which?: 'all' | 'opened',
  ): Promise<DueAttestation[]>;

  /** Customers whose agreements are to be read: those never read first. */
  abstract handOutVerifications(providerInstanceId: string, now: Date, limit: number): Promise<DueCustomer[]>;
}
