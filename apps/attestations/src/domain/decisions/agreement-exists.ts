import { changed, type Circumstances, type McaEvent } from '../decision.js';
import { isValid } from '../derive-reason.js';
import { can, stateAfter, type Attestation } from '../model/attestation.js';
import { liveAttestation, withAttestation, type CustomerMca } from '../model/customer-mca.js';
import { closeAttestation } from './close-attestation.js';
import { settleAgreement } from './request-agreement.js';

/** An accepted attestation whose agreement exists. */
export function finalise(
  mca: CustomerMca,
  attestation: Attestation,
  now: Date,
): { finalised: Attestation; events: McaEvent[] } {
  const settles =
    attestation.agreementOperationId === null ? [] : [settleAgreement(attestation.agreementOperationId, mca)];
  const finalised: Attestation = {
    ...attestation,
    state: stateAfter(attestation, 'finalise'),
    finalisedAt: now,
    closedAt: now,
    finalisation: null,
    finalisesAt: null,
    agreementOperationId: null,
  };
  return {
    finalised,
    events: [
      changed('finalised', attestation.id, settles),
      { kind: 'attestation_closed', attestationId: attestation.id, state: finalised.state },
    ],
  };
}

/**
 * A valid agreement that came about without the live attestation leaves nothing for that to wait for: its
 * acceptance would only make a second agreement. Unchanged while no agreement is valid.
 */
export function closeLiveIfCompliant(
  mca: CustomerMca,
  acceptedDirectly: boolean,
  { now, cutoff }: Pick<Circumstances, 'now' | 'cutoff'>,
): { mca: CustomerMca; events: McaEvent[] } {
  const live = liveAttestation(mca);
  if (!live || !mca.agreements.some((agreement) => isValid(agreement, cutoff))) return { mca, events: [] };
  if (!acceptedDirectly && can(live, 'finalise')) {
    const { finalised, events } = finalise(mca, live, now);
    return { mca: { ...withAttestation(mca, finalised), lastError: null }, events };
  }
  const { closed, events } = closeAttestation(live, acceptedDirectly ? 'accept_directly' : 'supersede', now, {
    code: 'already_compliant',
    detail: acceptedDirectly
      ? 'The customer accepted the agreement directly at Microsoft meanwhile. Nothing has to be accepted again.'
      : 'A valid agreement was found at Microsoft meanwhile. Nothing has to be accepted again.',
  });
  return {
    mca: { ...withAttestation(mca, closed), lastError: null },
    events: [changed(acceptedDirectly ? 'accepted_directly' : 'superseded', live.id), ...events],
  };
}
