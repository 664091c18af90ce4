import { type Priority, PRIORITIES } from '@assent/contracts';
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
  /** Whose share of the calls to Microsoft it uses, each time that it is tried. */
  readonly priority: Priority;
}

export function newWork(
  requestId: string,
  { now, priority }: { readonly now: Date; readonly priority: Priority },
): OutsideWork {
  return {
    requestId,
    priority,
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

/** Whether a worker who got a message about it may take it up. */
export function isClaimable(work: OutsideWork, now: Date): boolean {
  return !isLeased(work, now) && isDue(work.nextAttemptAt, now);
}

/** The work in the hands of one worker. If that one dies, the sweep sends it out again when the lease ends. */
export function leased(work: OutsideWork, now: Date): OutsideWork {
  const until = after(now, POLICY.outsideWork.lease);
  return { ...work, leasedUntil: until, nextAttemptAt: until };
}

/**
 * Whether somebody should do it now. A sweep moves the time on by `overdue` when it sends the message, so
 * what lies further ahead was done, or put off, after the message at hand had been sent.
 */
export function isDue(at: Date | null, now: Date): boolean {
  return at !== null && at <= after(now, POLICY.outsideWork.overdue);
}

/** The one of two that goes first: whoever joins work that is under way has it done no later than the others. */
export function moreUrgent(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) < PRIORITIES.indexOf(b) ? a : b;
}

/** How long to wait after so many attempts, doubling up to the longest wait. */
export function backoffMs(attempts: number): number {
  const { first, longest } = POLICY.outsideWork.backoff;
  return Math.min(longest, first * 2 ** Math.max(0, attempts - 1));
}

export function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
