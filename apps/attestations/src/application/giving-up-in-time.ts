import { POLICY } from '../domain/policy.js';

/** Ends the calls of one worker for one row before its lease ends. What was under way counts as unanswered. */
export function givingUpInTime(): AbortSignal {
  return AbortSignal.timeout(POLICY.outsideWork.giveUpAfter);
}
