import { changed, conclude, refuse, unchanged } from '../decision.js';
import type { Circumstances, Decision, DoneDecision, McaEvent } from '../decision.js';
import type { Attestation } from '../model/attestation.js';
import { liveAttestation, withAttestation, type CustomerMca } from '../model/customer-mca.js';
import { after } from '../model/outside-work.js';
import { beginFinalisation } from './request-agreement.js';

const MINUTE_MS = 60_000;

/**
 * What the policy makes of an acceptance that has just become known: it waits for a person, it becomes an
 * agreement at once, or it does so when nobody has stopped it in time. The time to stop it runs from now and
 * not from when the customer accepted: nobody can stop what they do not see yet.
 */
export function finaliseByPolicy(
  accepted: Attestation,
  requestId: string,
  circumstances: Circumstances,
): { next: Attestation; events: readonly McaEvent[] } {
  const { now, finalisation } = circumstances;
  const { mode, undoMinutes } = finalisation;
  if (mode === 'manual' || accepted.finalisationHeldAt !== null) return { next: accepted, events: [] };
  if (undoMinutes === 0) return beginFinalisation(accepted, { requestId, operationId: null }, circumstances);
  return {
    next: { ...accepted, finalisesAt: after(now, undoMinutes * MINUTE_MS) },
    events: [changed('finalisation_scheduled', accepted.id)],
  };
}

/**
 * Makes the agreement whose time has come. One that waits while the policy has become manual, or whose
 * customer is no longer there, waits for a person from then on. A longer or shorter time to undo changes
 * nothing for those who wait already: they keep the time that people were shown.
 */
export function finaliseWhenDue(
  mca: CustomerMca,
  requestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const { now, finalisation } = circumstances;
  const live = liveAttestation(mca);
  if (!live || live.finalisesAt === null) return unchanged(mca);
  if (finalisation.mode === 'manual' || mca.customer.lifecycle !== 'active') {
    return hold(mca, live, [], circumstances);
  }
  if (live.finalisesAt > now) return unchanged(mca);
  const { next, events } = beginFinalisation(live, { requestId, operationId: null }, circumstances);
  return conclude(mca, withAttestation(mca, next), events, circumstances);
}

/** A person stops the agreement that would come by itself; from then on it comes when a person asks for it. */
export function holdAgreement(
  mca: CustomerMca,
  { operationId }: { readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  const live = liveAttestation(mca);
  const attestationId: Record<string, string> = live ? { attestationId: live.id } : {};
  if (live?.finalisation) {
    return refuse(
      'agreement_in_progress',
      'It is too late to stop it: the agreement is being created at Microsoft already.',
      attestationId,
    );
  }
  if (!live || live.finalisesAt === null) {
    return refuse(
      'agreement_not_scheduled',
      'No agreement of this customer would be created by itself, so there is nothing to stop.',
      attestationId,
    );
  }
  const settles =
    operationId === null ? [] : [{ operationId, resource: { kind: 'attestation', id: live.id } as const }];
  return hold(mca, live, settles, circumstances);
}

function hold(
  mca: CustomerMca,
  live: Attestation,
  settles: Parameters<typeof changed>[2],
  circumstances: Circumstances,
): DoneDecision {
  const held: Attestation = { ...live, finalisesAt: null, finalisationHeldAt: circumstances.now };
  return conclude(
    mca,
    withAttestation(mca, held),
    [changed('finalisation_held', live.id, settles)],
    circumstances,
  );
}
