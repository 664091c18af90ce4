import { MCA_REASONS } from '@assent/domain';
import {
  changed,
  conclude,
  unchanged,
  type Circumstances,
  type Decision,
  type DoneDecision,
  type McaEvent,
  type Settlement,
} from '../decision.js';
import { deriveReason, isValid } from '../derive-reason.js';
import type { CustomerMca, KnownAgreement, Verification } from '../model/customer-mca.js';
import { mergeAgreements } from '../model/known-agreements.js';
import { retryTime, type MicrosoftFailure } from '../model/microsoft-failure.js';
import { after, isDue, isLeased, moreUrgent } from '../model/outside-work.js';
import { POLICY } from '../policy.js';
import { closeLiveIfCompliant } from './agreement-exists.js';
import { refuseUnlessActive } from './customer-gate.js';
import { lastErrorFrom, waitingError } from './last-error.js';

/** A person wants Microsoft asked now; the operation waits for the answer. */
export function requestRefresh(
  mca: CustomerMca,
  operationId: string | null,
  circumstances: Circumstances,
): Decision {
  const refused = refuseUnlessActive(mca);
  if (refused) return refused;
  const operationIds =
    operationId === null ? mca.verification.operationIds : [...mca.verification.operationIds, operationId];
  const verification = { ...verifiedNow(mca.verification, circumstances), operationIds };
  return conclude(mca, { ...mca, verification }, [VERIFY], circumstances);
}

/** Goes out with a verification that is {@link verifiedNow}. */
export const VERIFY: McaEvent = { kind: 'verify' };

/** A verification that does not wait for its turn: its message goes out with the change, and the sweep is the net below it. */
export function verifiedNow(
  verification: Verification,
  { now, priority }: Pick<Circumstances, 'now' | 'priority'>,
): Verification {
  const isAskedFor = verification.operationIds.length > 0;
  return {
    ...verification,
    priority: isAskedFor ? moreUrgent(verification.priority, priority) : priority,
    nextVerifyAt: after(now, POLICY.outsideWork.overdue),
  };
}

/** Takes the verification into one worker's hands; unchanged: somebody has it, or nobody can be asked about. */
export function claimVerification(mca: CustomerMca, now: Date): DoneDecision {
  const { verification, customer } = mca;
  if (customer.lifecycle !== 'active' || customer.tenantId === null) return unchanged(mca);
  if (isLeased(verification, now) || !isDue(verification.nextVerifyAt, now)) return unchanged(mca);
  const until = after(now, POLICY.outsideWork.lease);
  return {
    kind: 'done',
    mca: { ...mca, verification: { ...verification, leasedUntil: until, nextVerifyAt: until } },
    events: [],
  };
}

/** What Microsoft told about a customer. Null where this connection may not ask. */
export interface Verified {
  readonly agreements: readonly KnownAgreement[] | null;
  readonly acceptedDirectly: boolean | null;
}

/**
 * Microsoft has been asked. What it tells is added to what is known. What it may not tell this connection
 * makes the customer *verification unavailable* instead of *required* as if that were a fact.
 */
export function recordVerification(
  mca: CustomerMca,
  told: Verified,
  circumstances: Circumstances,
): DoneDecision {
  const { now, cutoff } = circumstances;
  const direct: KnownAgreement[] =
    told.acceptedDirectly === true
      ? [{ source: 'direct_acceptance', dateAgreed: null, contact: null, templateId: null, proven: false }]
      : [];
  const agreements = mergeAgreements(mca.agreements, [...(told.agreements ?? []), ...direct]);
  const compliant = agreements.some((agreement) => isValid(agreement, cutoff));
  const complete = told.agreements !== null && told.acceptedDirectly !== null;
  const known: CustomerMca = {
    ...mca,
    agreements,
    lastError: mca.lastError?.about === 'verification' ? null : mca.lastError,
    verification: {
      verifiedAt: complete || compliant ? now : mca.verification.verifiedAt,
      unavailable: !complete && !compliant,
      nextVerifyAt:
        compliant || mca.customer.lifecycle !== 'active'
          ? null
          : after(now, complete ? POLICY.verification.again : POLICY.verification.whenUnavailable),
      leasedUntil: null,
      attempts: 0,
      operationIds: [],
      priority: 'sweep',
    },
  };
  const { mca: next, events } = closeLiveIfCompliant(known, direct.length > 0, circumstances);
  return conclude(mca, next, [...events, ...outcome(mca, next, circumstances)], circumstances);
}

function outcome(before: CustomerMca, next: CustomerMca, { cutoff }: Circumstances): McaEvent[] {
  const settles = before.verification.operationIds.map((operationId): Settlement => ({
    operationId,
    resource: { kind: 'customer_mca', id: before.customerId },
  }));
  if (settles.length > 0) return [changed('status_refreshed', null, settles)];
  if (next.verification.unavailable) return [changed('verification_unavailable')];
  const directNow = deriveReason(next, cutoff) === 'accepted_directly';
  return [changed(directNow && before.reasonCode !== 'accepted_directly' ? 'accepted_directly' : 'verified')];
}

/** Microsoft could not be asked. A refresh that nobody would wait for any longer gets its answer. */
export function recordVerificationFailure(
  mca: CustomerMca,
  failure: MicrosoftFailure,
  circumstances: Circumstances,
): DoneDecision {
  const { now } = circumstances;
  const attempts = mca.verification.attempts + 1;
  const final = failure.kind !== 'unavailable';
  const nextVerifyAt = final ? after(now, POLICY.verification.again) : retryTime(failure, attempts, now);
  const lastError = final
    ? lastErrorFrom('verification', failure, now)
    : waitingError('verification', failure, now);
  const patient = !final && nextVerifyAt <= after(now, POLICY.verification.patience);
  const refusal = { code: lastError.code, detail: `${lastError.detail} ${unchangedStatus(mca)}` };
  return conclude(
    mca,
    {
      ...mca,
      // An error about the attestation or its agreement says more than one about reading.
      lastError:
        final && (mca.lastError === null || mca.lastError.about === 'verification')
          ? lastError
          : mca.lastError,
      verification: {
        ...mca.verification,
        nextVerifyAt,
        attempts,
        leasedUntil: null,
        operationIds: patient ? mca.verification.operationIds : [],
        priority: patient ? mca.verification.priority : 'sweep',
      },
    },
    [
      ...(final ? [changed('verification_unavailable')] : []),
      ...(patient
        ? []
        : mca.verification.operationIds.map((operationId): McaEvent => ({
            kind: 'operation_refused',
            operationId,
            refusal,
          }))),
    ],
    circumstances,
  );
}

function unchangedStatus(mca: CustomerMca): string {
  return `The status stays what it was: ${MCA_REASONS[mca.reasonCode].sentence}`;
}
