import { changed, conclude, refuse, type Circumstances, type Decision } from '../decision.js';
import { findAttestation, type CustomerMca } from '../model/customer-mca.js';
import { refuseUnlessActive } from './customer-gate.js';

/** A person wants the signatory of a waiting link reminded, by mail. */
export function remindSignatory(
  mca: CustomerMca,
  command: { readonly attestationId: string; readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  const attestation = findAttestation(mca, command.attestationId);
  if (!attestation) {
    return refuse('attestation_not_found', 'This customer has no attestation with this id.', {
      attestationId: command.attestationId,
    });
  }
  const refused = refuseUnlessActive(mca);
  if (refused) return refused;
  if (attestation.state !== 'link_generated') {
    return refuse(
      'attestation_not_waiting',
      attestation.state === 'expired'
        ? 'The link has run out, so a reminder would lead nowhere. Renew the link instead.'
        : 'Only a signatory whose link waits can be reminded.',
      { attestationId: attestation.id },
    );
  }
  const settles =
    command.operationId === null
      ? []
      : [{ operationId: command.operationId, resource: { kind: 'reminder', id: attestation.id } as const }];
  return conclude(
    mca,
    mca,
    [
      changed('reminder_requested', attestation.id, settles),
      { kind: 'reminder_requested', attestationId: attestation.id },
    ],
    circumstances,
  );
}
