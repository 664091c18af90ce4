import {
  changed,
  conclude,
  unchanged,
  type Circumstances,
  type DoneDecision,
  type McaEvent,
} from '../decision.js';
import { can, stateAfter, type Attestation } from '../model/attestation.js';
import {
  currentAttestation,
  findAttestation,
  haveSameSignatory,
  withAttestation,
  type CustomerMca,
} from '../model/customer-mca.js';
import type { MicrosoftFailure } from '../model/microsoft-failure.js';
import { nextPollAt } from '../polling-schedule.js';
import { isCompliant } from './customer-gate.js';
import { finaliseByPolicy } from './finalise-in-time.js';
import { acceptLate, supersedeLive } from './request-agreement.js';
import { expireOverdueLink } from './expire-link.js';

/** What Microsoft says about one attestation. */
export interface PolledStatus {
  readonly status: 'pending' | 'accepted' | 'expired' | 'unknown';
  readonly acceptedAt: Date | null;
}

/**
 * Takes over what Microsoft said about an attestation, whatever has become of it here meanwhile.
 *
 * @param requestId for the agreement, should the policy ask for it at once
 */
export function recordPoll(
  mca: CustomerMca,
  attestationId: string,
  polled: PolledStatus,
  requestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation) return unchanged(mca);
  const { now } = circumstances;
  switch (polled.status) {
    case 'accepted':
      return recordAcceptance(mca, attestation, polled.acceptedAt ?? now, requestId, circumstances);
    case 'expired': {
      // Microsoft's clock decides about Microsoft's link, also when ours says that it has some time left.
      const runOut = { ...attestation, expiresAt: earlier(attestation.expiresAt, now), nextPollAt: null };
      if (attestation.state !== 'link_generated') {
        return conclude(mca, withAttestation(mca, runOut), [], circumstances);
      }
      const expired = expireOverdueLink(withAttestation(mca, runOut), circumstances);
      const closed = findAttestation(expired.mca, attestationId) ?? runOut;
      return { ...expired, mca: withAttestation(expired.mca, { ...closed, nextPollAt: null }) };
    }
    case 'pending':
    case 'unknown':
      return conclude(
        mca,
        withAttestation(mca, { ...attestation, nextPollAt: nextPollAt(attestation, now) }),
        [],
        circumstances,
      );
  }
}

/** Microsoft did not answer the question: ask again later, which is all that there is to it. */
export function recordPollFailure(
  mca: CustomerMca,
  attestationId: string,
  failure: MicrosoftFailure,
  circumstances: Circumstances,
): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation) return unchanged(mca);
  const { now } = circumstances;
  const regular = nextPollAt(attestation, now);
  const retryAt = failure.retryAt ?? now;
  const later = regular !== null && retryAt > regular ? retryAt : regular;
  return conclude(mca, withAttestation(mca, { ...attestation, nextPollAt: later }), [], circumstances);
}

function recordAcceptance(
  mca: CustomerMca,
  attestation: Attestation,
  acceptedAt: Date,
  requestId: string,
  circumstances: Circumstances,
): DoneDecision {
  if (can(attestation, 'accept')) {
    const accepted: Attestation = {
      ...attestation,
      state: stateAfter(attestation, 'accept'),
      acceptedAt,
      nextPollAt: null,
    };
    return accept(mca, mca, accepted, [changed('accepted', attestation.id)], requestId, circumstances);
  }
  // Accepted, finalised and the like: known already.
  if (!can(attestation, 'accept_late')) return stopPolling(mca, attestation, circumstances);
  if (attestation.acceptedAt !== null || attestation.lateAcceptedAt !== null) {
    return stopPolling(mca, attestation, circumstances);
  }
  return wins(mca, attestation)
    ? acceptLateOne(mca, attestation, acceptedAt, requestId, circumstances)
    : conclude(
        mca,
        withAttestation(mca, { ...attestation, lateAcceptedAt: acceptedAt, nextPollAt: null }),
        [changed('late_acceptance_recorded', attestation.id)],
        circumstances,
      );
}

/**
 * Whether a late acceptance takes effect by itself: the link ran out or was renewed, and the customer's
 * current attestation asks the same signatory and was neither declined nor revoked, by which somebody said
 * no after this link had been sent. Everything else is for a person to decide.
 */
function wins(mca: CustomerMca, late: Attestation): boolean {
  if (late.state !== 'expired' && late.state !== 'superseded') return false;
  if (mca.customer.lifecycle !== 'active' || isCompliant(mca)) return false;
  const current = currentAttestation(mca);
  if (!current || current.id === late.id) return true;
  if (!haveSameSignatory(current, late)) return false;
  return ['requested', 'link_generated', 'expired', 'superseded', 'failed'].includes(current.state);
}

/** One transaction: the live one makes way and the late one takes its place, so there is never a second. */
function acceptLateOne(
  mca: CustomerMca,
  late: Attestation,
  acceptedAt: Date,
  requestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const { mca: cleared, events } = supersedeLive(mca, circumstances.now);
  return accept(
    mca,
    cleared,
    acceptLate(late, acceptedAt),
    [...events, changed('accepted_late', late.id)],
    requestId,
    circumstances,
  );
}

function accept(
  before: CustomerMca,
  mca: CustomerMca,
  accepted: Attestation,
  events: readonly McaEvent[],
  requestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const closed: McaEvent = { kind: 'attestation_closed', attestationId: accepted.id, state: accepted.state };
  const cleared = { ...mca, lastError: null };
  const finalisation = finaliseByPolicy(accepted, requestId, circumstances);
  return conclude(
    before,
    withAttestation(cleared, finalisation.next),
    [...events, closed, ...finalisation.events],
    circumstances,
  );
}

function stopPolling(mca: CustomerMca, attestation: Attestation, circumstances: Circumstances): DoneDecision {
  return conclude(mca, withAttestation(mca, { ...attestation, nextPollAt: null }), [], circumstances);
}

function earlier(a: Date | null, b: Date): Date {
  return a !== null && a < b ? a : b;
}
