import { POLICY } from '../policy.js';

/**
 * A call to Microsoft that is to be made for a row. PostgreSQL owns the waiting: the message that starts
 * the call may be lost at any time, then a sweep sends another once `nextAttemptAt` has passed.
 */
export interface OutsideWork {
  /** `MS-RequestId` of the next call, stored before it is made: after a crash the same one is sent again. */
  readonly requestId: string;
  /** Calls that did not end it. */
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  /** Until then one worker is at it; null: nobody is. */
  readonly leasedUntil: Date | null;
  /** Whether an earlier call may have taken effect without our knowing: read before writing again. */
  readonly outcomeUnknown: boolean;
}

export function newWork(requestId: string, now: Date): OutsideWork {
  return {
    requestId,
    attempts: 0,
    // The message that goes out with this change comes first; the sweep is the net below it.
    nextAttemptAt: after(now, POLICY.outsideWork.overdue),
    leasedUntil: null,
    outcomeUnknown: false,
  };
}

export function isLeased(work: { readonly leasedUntil: Date | null }, now: Date): boolean {
  return work.leasedUntil !== null && work.leasedUntil.getTime() > now.getTime();
}

/** The work in the hands of one worker. If that one dies, the sweep sends it out again when the lease ends. */
export function leased(work: OutsideWork, now: Date): OutsideWork {
  const until = after(now, POLICY.outsideWork.lease);
  return { ...work, leasedUntil: until, nextAttemptAt: until };
}

/** The work as a sweep has sent it out: not again until the message had time to arrive. */
export function handedOut<Work extends { readonly nextAttemptAt: Date }>(work: Work, now: Date): Work {
  return { ...work, nextAttemptAt: after(now, POLICY.outsideWork.overdue) };
}

/** How long to wait after so many attempts, doubling up to the longest wait. */
export function backoffMs(attempts: number): number {
  const { first, longest } = POLICY.outsideWork.backoff;
  return Math.min(longest, first * 2 ** Math.max(0, attempts - 1));
}

export function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
