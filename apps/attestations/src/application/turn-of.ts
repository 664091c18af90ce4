import type { CallOptions } from '@assent/partner-center';
import type { OutsideWork } from '../domain/model/outside-work.js';
import { POLICY } from '../domain/policy.js';

/**
 * Whose share of the calls some work uses, and how patiently. Only what a bulk operation makes waits for long:
 * few rows of one are on their way at a time, so that a person's call finds a place in the worker beside them.
 */
export function turnOf({ priority }: OutsideWork): Pick<CallOptions, 'share' | 'turnWaitMs'> {
  return { share: priority, ...(priority === 'bulk' && { turnWaitMs: POLICY.outsideWork.bulkTurnWait }) };
}
