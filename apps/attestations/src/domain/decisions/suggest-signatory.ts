import { checkContact, type Contact } from '@assent/domain';
import { changed, conclude, refuse, type Circumstances, type Decision } from '../decision.js';
import { can, openSuggestion, type Attestation } from '../model/attestation.js';
import { currentAttestation, withAttestation, type CustomerMca } from '../model/customer-mca.js';
import { answerAbout, type Answered } from './answer-about.js';

export interface SuggestSignatory extends Answered {
  readonly contact: Omit<Contact, 'phone'>;
  readonly note: string | null;
  readonly operationId: string | null;
}

/**
 * The one who was asked names somebody else. The attestation stays as it is, so that nothing is lost by a
 * mistake or by a stranger with the address; a person of the partner decides. A second suggestion takes the
 * place of the first: the last word counts.
 */
export function suggestSignatory(
  mca: CustomerMca,
  command: SuggestSignatory,
  circumstances: Circumstances,
): Decision {
  return answerAbout(mca, command, (attestation) => {
    if (currentAttestation(mca)?.id !== attestation.id || !isAsked(attestation)) {
      return refuse(
        'attestation_not_waiting',
        'Nobody is asked behind this link any more. Open the link again to see what happened to it.',
        { attestationId: attestation.id },
      );
    }
    const errors = checkContact(command.contact).map(({ path, message }) => ({ path, message }));
    if (errors.length > 0) {
      const detail = 'Microsoft would refuse this person as the signatory. Correct the fields named here.';
      return { kind: 'refused', refusal: { code: 'validation_failed', detail, errors } };
    }
    const { contact, note } = command;
    const suggestion = { contact, note, suggestedAt: circumstances.now, dismissedAt: null };
    return conclude(
      mca,
      withAttestation(mca, { ...attestation, suggestion }),
      [changed('signatory_suggested', attestation.id, settlement(command.operationId, attestation))],
      circumstances,
    );
  });
}

/** The partner stays with the one who was asked. */
export function dismissSuggestion(
  mca: CustomerMca,
  command: { readonly attestationId: string; readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  const current = currentAttestation(mca);
  const suggestion = current?.id === command.attestationId ? openSuggestion(current) : null;
  if (!current || !suggestion) {
    return refuse(
      'suggestion_not_open',
      'Nobody waits for a decision about another signatory here: it was decided already, or the attestation has ended.',
      { attestationId: command.attestationId },
    );
  }
  return conclude(
    mca,
    withAttestation(mca, { ...current, suggestion: { ...suggestion, dismissedAt: circumstances.now } }),
    [changed('suggestion_dismissed', current.id, settlement(command.operationId, current))],
    circumstances,
  );
}

/** Whether the signatory is, or was until the link ran out, the one to answer. */
function isAsked(attestation: Attestation): boolean {
  return can(attestation, 'decline') || attestation.state === 'expired';
}

function settlement(operationId: string | null, { id }: Attestation) {
  return operationId === null ? [] : [{ operationId, resource: { kind: 'attestation', id } as const }];
}
