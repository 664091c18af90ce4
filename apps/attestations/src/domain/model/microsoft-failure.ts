import { POLICY } from '../policy.js';
import { after, backoffMs, type OutsideWork } from './outside-work.js';

/**
 * A call to Microsoft that did not succeed, as far as a decision needs to know it.
 *
 * - `refused`: Microsoft understood and said no; asking again changes nothing
 * - `forbidden`: this connection may not make the call
 * - `unavailable`: throttled, down, or cut off; asking later may succeed
 */
export interface MicrosoftFailure {
  readonly kind: 'refused' | 'forbidden' | 'unavailable';
  readonly microsoftCode: string | null;
  readonly microsoftCorrelationId: string | null;
  /** When Microsoft, or our own budget, allows the next call. */
  readonly retryAt: Date | null;
  /** False: no answer came, so the same request id has to be sent again. True: the id is used up. */
  readonly answered: boolean;
  /** An answer came, and nobody could read it. */
  readonly unreadable?: boolean;
}

/** When a call that Microsoft did not take is to be made again. */
export function retryTime(failure: MicrosoftFailure, attempts: number, now: Date): Date {
  const backoff = after(now, backoffMs(attempts));
  return failure.retryAt !== null && failure.retryAt > backoff ? failure.retryAt : backoff;
}

/**
 * The work after a call that Microsoft did not take. Any answer uses the request id up, because Microsoft
 * would repeat the stored answer; no answer keeps it, because Microsoft may have done the work. An answer
 * that cannot be read is both: the same id is tried again, but not for ever, since it may be the stored
 * answer itself that is broken. By then the outcome is read first where it can be, and a link that nobody
 * got is harmless.
 */
export function postponed(
  work: OutsideWork,
  failure: MicrosoftFailure,
  newRequestId: string,
  now: Date,
): OutsideWork {
  const attempts = work.attempts + 1;
  return {
    ...work,
    requestId: failure.answered || isUnreadableForGood(failure, attempts) ? newRequestId : work.requestId,
    attempts,
    nextAttemptAt: retryTime(failure, attempts, now),
    leasedUntil: null,
    outcomeUnknown: true,
  };
}

/** Whether Microsoft keeps giving an answer that cannot be read; silence is never that. */
function isUnreadableForGood({ unreadable = false }: MicrosoftFailure, attempts: number): boolean {
  return unreadable && attempts >= POLICY.outsideWork.triesOfOneId;
}
