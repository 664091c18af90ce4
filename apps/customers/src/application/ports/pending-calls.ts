import type { Tx } from '@assent/database';
import type { NewCustomer } from '../../domain/new-customer.js';
import type { Origin } from './origin.js';

/** What Microsoft is to be asked for a customer. */
export type CallRequest =
  { readonly kind: 'create'; readonly newCustomer: NewCustomer } | { readonly kind: 'end' };

/** A call that waits for Microsoft; a customer has at most one. */
export interface PendingCall {
  readonly customerId: string;
  readonly request: CallRequest;
  readonly origin: Origin;
  readonly scope: { readonly providerInstanceId: string; readonly resellerId: string | null };
}

/** A call taken for one attempt. */
export interface ClaimedCall extends PendingCall {
  /** Proof of holding it; whoever finishes shows it. */
  readonly leaseId: string;
  /** Stored before the call: a repeat after no answer carries the same one. */
  readonly requestId: string;
  /** Attempts so far, this one included. */
  readonly attempts: number;
  /** Whether an earlier attempt has used its request id up, so that this one does not repeat what it did. */
  readonly startsAnew: boolean;
}

/** Calls to Microsoft that are owed. The row is the waiting; messages only wake a worker up. */
export abstract class PendingCalls {
  /**
   * @param wakeAt when the sweep looks after it, should the message that goes out with it get lost
   */
  abstract add(tx: Tx, call: PendingCall, now: Date, wakeAt: Date): Promise<void>;

  /**
   * Takes the call for one attempt, in a transaction of its own, and stores the request id with it.
   * Undefined when there is none, another worker holds it, or it is not to be tried yet.
   */
  abstract claim(
    customerId: string,
    attempt: {
      readonly kind: CallRequest['kind'];
      readonly leaseId: string;
      /** Used when the row has none. */
      readonly newRequestId: string;
      readonly now: Date;
      readonly leaseUntil: Date;
    },
  ): Promise<ClaimedCall | undefined>;

  /**
   * Takes the call off the list; false when the lease was lost to another worker, which will come to the
   * same end: then nothing else may be written.
   */
  abstract finish(tx: Tx, call: ClaimedCall): Promise<boolean>;

  /**
   * Puts the call back.
   *
   * @param retry.keepRequestId false: the next attempt gets a new id
   */
  abstract postpone(
    call: ClaimedCall,
    retry: { readonly at: Date; readonly keepRequestId: boolean },
  ): Promise<void>;

  /**
   * Takes up to `limit` overdue calls and moves the wake-up of each to where `wakeAt` says for its attempts so
   * far; parallel sweeps get different ones.
   */
  abstract takeOverdue(now: Date, wakeAt: (attempts: number) => Date, limit: number): Promise<PendingCall[]>;
}
