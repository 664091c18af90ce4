import { changed, conclude, refuse, type Circumstances, type Decision } from '../decision.js';
import { can } from '../model/attestation.js';
import { findAttestation, withAttestation, type CustomerMca } from '../model/customer-mca.js';
import { closeAttestation } from './close-attestation.js';

/**
 * Takes an attestation back. Our address ends at once; Microsoft's link cannot be cancelled and is watched
 * until it has run out.
 */
export function revokeAttestation(
  mca: CustomerMca,
  command: { readonly attestationId: string; readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  const { now } = circumstances;
  const attestation = findAttestation(mca, command.attestationId);
  if (!attestation) {
    return refuse('attestation_not_found', 'This customer has no attestation with this id.', {
      attestationId: command.attestationId,
    });
  }
  if (attestation.finalisation !== null) {
    return refuse(
      'agreement_in_progress',
      'The agreement is being created at Microsoft from this attestation, which cannot be stopped any more.',
      { attestationId: attestation.id },
    );
  }
  if (!can(attestation, 'revoke')) {
    return refuse(
      'attestation_not_revocable',
      `Only an attestation that is still running can be revoked; this one is ${attestation.state.replaceAll('_', ' ')}.`,
      { attestationId: attestation.id },
    );
  }
  const { closed, events } = closeAttestation(attestation, 'revoke', now, {
    code: 'attestation_not_waiting',
    detail: 'The attestation was revoked before its link was there.',
  });
  const settles =
    command.operationId === null
      ? []
      : [
          {
            operationId: command.operationId,
            resource: { kind: 'attestation', id: attestation.id } as const,
          },
        ];
  const signatoryLinks = mca.signatoryLinks.map((link) =>
    link.id === attestation.signatoryLinkId ? { ...link, endedAt: link.endedAt ?? now } : link,
  );
  return conclude(
    mca,
    { ...withAttestation(mca, closed), signatoryLinks, lastError: null },
    [changed('revoked', attestation.id, settles), ...events],
    circumstances,
  );
}
