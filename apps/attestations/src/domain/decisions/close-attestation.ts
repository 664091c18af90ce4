import type { AttestationEvent } from '@assent/domain';
import type { DomainRefusal, McaEvent } from '../decision.js';
import { stateAfter, type Attestation } from '../model/attestation.js';
import { nextPollAt } from '../polling-schedule.js';

/** How an attestation leaves the live states without an agreement. */
export type Closing = Extract<
  AttestationEvent,
  'expire' | 'decline' | 'supersede' | 'revoke' | 'accept_directly' | 'fail'
>;

/**
 * The attestation closed, and what others have to know of it: no more mails about it, and an answer for
 * the operations that were still waiting for its link or its agreement.
 *
 * @param forWaiting what to tell those who wait
 */
export function closeAttestation(
  attestation: Attestation,
  closing: Closing,
  now: Date,
  forWaiting: DomainRefusal,
): { closed: Attestation; events: McaEvent[] } {
  const state = stateAfter(attestation, closing);
  const closed: Attestation = {
    ...attestation,
    state,
    closedAt: attestation.closedAt ?? now,
    creation: null,
    finalisation: null,
    finalisesAt: null,
    linkOperationId: null,
    agreementOperationId: null,
  };
  const waiting = [attestation.linkOperationId, attestation.agreementOperationId];
  return {
    closed: { ...closed, nextPollAt: nextPollAt(closed, now) },
    events: [
      { kind: 'attestation_closed', attestationId: closed.id, state },
      ...waiting
        .filter((operationId) => operationId !== null)
        .map((operationId): McaEvent => ({ kind: 'operation_refused', operationId, refusal: forWaiting })),
    ],
  };
}
