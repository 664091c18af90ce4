import {
  changed,
  conclude,
  unchanged,
  type Circumstances,
  type Decision,
  type DoneDecision,
} from '../decision.js';
import { stateAfter, type Attestation } from '../model/attestation.js';
import { findAttestation, withAttestation, type CustomerMca } from '../model/customer-mca.js';
import type { MicrosoftFailure } from '../model/microsoft-failure.js';
import { postponed } from '../model/microsoft-failure.js';
import { after, isClaimable, leased } from '../model/outside-work.js';
import { nextPollAt } from '../polling-schedule.js';
import { closeAttestation } from './close-attestation.js';
import { lastErrorFrom, waitingError } from './last-error.js';

/** Takes the creation at Microsoft into one worker's hands; unchanged: somebody has it, or it is over. */
export function claimCreation(mca: CustomerMca, attestationId: string, now: Date): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation?.creation || !isClaimable(attestation.creation, now)) return unchanged(mca);
  return {
    kind: 'done',
    mca: withAttestation(mca, { ...attestation, creation: leased(attestation.creation, now) }),
    events: [],
  };
}

/** The same decision with the creation in the hands of whoever decides: no message has to ask for it. */
export function claimingCreation(decision: Decision, attestationId: string, now: Date): Decision {
  if (decision.kind === 'refused') return decision;
  const { mca } = claimCreation(decision.mca, attestationId, now);
  return { kind: 'done', mca, events: decision.events.filter(({ kind }) => kind !== 'create_attestation') };
}

/** What Microsoft answered to *create attestation*. */
export interface CreatedAttestation {
  readonly microsoftId: string;
  readonly acceptanceUrl: string;
  /** Microsoft's own value, where it gives one. */
  readonly expiresAt: Date | null;
}

/**
 * Microsoft has made the link. For an attestation that was closed while the call was under way it is
 * dropped: nobody has seen the link, so nobody can accept by it.
 */
export function recordCreated(
  mca: CustomerMca,
  attestationId: string,
  created: CreatedAttestation,
  circumstances: Circumstances,
): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (attestation?.state !== 'requested') return unchanged(mca);
  const { now } = circumstances;
  const waiting: Attestation = {
    ...attestation,
    state: stateAfter(attestation, 'generate_link'),
    linkGeneratedAt: now,
    expiresAt: created.expiresAt ?? after(now, attestation.linkLifetimeMinutes * 60_000),
    microsoftId: created.microsoftId,
    acceptanceUrl: created.acceptanceUrl,
    creation: null,
    linkOperationId: null,
  };
  const settles =
    attestation.linkOperationId === null
      ? []
      : [
          {
            operationId: attestation.linkOperationId,
            resource: { kind: 'attestation', id: attestation.id } as const,
          },
        ];
  return conclude(
    mca,
    { ...withAttestation(mca, { ...waiting, nextPollAt: nextPollAt(waiting, now) }), lastError: null },
    [
      changed('link_generated', attestation.id, settles),
      ...(attestation.delivery === 'email'
        ? [{ kind: 'invitation_requested', attestationId: attestation.id } as const]
        : []),
    ],
    circumstances,
  );
}

/** Microsoft did not make the link: it refused, which ends the attestation, or has to be asked again. */
export function recordCreationFailure(
  mca: CustomerMca,
  attestationId: string,
  failure: MicrosoftFailure,
  newRequestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation?.creation) return unchanged(mca);
  const { now } = circumstances;
  if (failure.kind === 'unavailable') {
    const creation = postponed(attestation.creation, failure, newRequestId, now);
    const waiting = withAttestation(mca, { ...attestation, creation });
    // The first failure is told, so that people see why they wait; the following ones say nothing new.
    return creation.attempts === 1
      ? conclude(
          mca,
          { ...waiting, lastError: waitingError('attestation', failure, now) },
          [changed('waiting_for_microsoft', attestation.id)],
          circumstances,
        )
      : conclude(mca, waiting, [], circumstances);
  }
  const lastError = lastErrorFrom('attestation', failure, now);
  const { closed, events } = closeAttestation(attestation, 'fail', now, lastError);
  return conclude(
    mca,
    { ...withAttestation(mca, closed), lastError },
    [changed('attestation_failed', attestation.id), ...events],
    circumstances,
  );
}
