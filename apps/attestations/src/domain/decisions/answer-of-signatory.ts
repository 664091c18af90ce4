import {
  changed,
  conclude,
  refuse,
  type Circumstances,
  type Decision,
  type Settlement,
} from '../decision.js';
import type { Attestation } from '../model/attestation.js';
import { attestationBehind, withAttestation, type CustomerMca } from '../model/customer-mca.js';
import { nextPollAt } from '../polling-schedule.js';
import { closeAttestation } from './close-attestation.js';

/** A person went on from our page to Microsoft's: ask Microsoft often from now on. */
export function recordLinkOpened(
  mca: CustomerMca,
  command: { readonly signatoryLinkId: string; readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  const { now } = circumstances;
  const attestation = attestationBehind(mca, command.signatoryLinkId);
  const refused = refuseUnlessWaiting(attestation);
  if (!attestation || refused) return refused ?? notFound();
  const opened: Attestation = {
    ...attestation,
    openedAt: attestation.openedAt ?? now,
    lastOpenedAt: now,
  };
  return conclude(
    mca,
    withAttestation(mca, { ...opened, nextPollAt: nextPollAt(opened, now) }),
    [changed('link_opened', attestation.id, settlement(command.operationId, attestation))],
    circumstances,
  );
}

/** The signatory said no on our page. */
export function declineAttestation(
  mca: CustomerMca,
  command: {
    readonly signatoryLinkId: string;
    /** What the signatory has seen; undefined where the sender does not say. */
    readonly attestationId?: string | undefined;
    readonly reason: string | null;
    readonly operationId: string | null;
  },
  circumstances: Circumstances,
): Decision {
  const attestation = attestationBehind(mca, command.signatoryLinkId);
  const refused = refuseUnlessWaiting(attestation, command.attestationId);
  if (!attestation || refused) return refused ?? notFound();
  const { closed, events } = closeAttestation(attestation, 'decline', circumstances.now, {
    code: 'attestation_not_waiting',
    detail: 'The signatory declined before this was done.',
  });
  return conclude(
    mca,
    withAttestation(mca, { ...closed, declineReason: command.reason }),
    [changed('declined', attestation.id, settlement(command.operationId, attestation)), ...events],
    circumstances,
  );
}

/** @param seenId the attestation that the answer is about; the present one where it does not say */
function refuseUnlessWaiting(
  attestation: Attestation | undefined,
  seenId = attestation?.id,
): Decision | undefined {
  if (!attestation) return notFound();
  if (attestation.state === 'link_generated' && attestation.id === seenId) return undefined;
  return refuse(
    'attestation_not_waiting',
    'Nothing waits for an answer behind this link any more. Open the link again to see what happened to it.',
    { attestationId: attestation.id },
  );
}

function notFound(): Decision {
  return refuse('attestation_not_found', 'There is no attestation behind this link.');
}

function settlement(operationId: string | null, attestation: Attestation): Settlement[] {
  return operationId === null ? [] : [{ operationId, resource: { kind: 'attestation', id: attestation.id } }];
}
