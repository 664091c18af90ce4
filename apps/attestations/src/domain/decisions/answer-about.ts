import { refuse, type Decision } from '../decision.js';
import type { Attestation } from '../model/attestation.js';
import { attestationBehind, type CustomerMca } from '../model/customer-mca.js';

/** What something that a signatory does on our page is about. */
export interface Answered {
  readonly signatoryLinkId: string;
  /** What the page showed; undefined where the sender does not say, and the present one is meant. */
  readonly attestationId?: string | undefined;
}

/**
 * Decides about the attestation that a signatory answers. The next one for the same signatory stands behind the
 * same address: an answer to an earlier one that comes late, or again, is refused and changes nothing.
 */
export function answerAbout(
  mca: CustomerMca,
  { signatoryLinkId, attestationId: seenId }: Answered,
  decide: (attestation: Attestation) => Decision,
): Decision {
  const attestation = attestationBehind(mca, signatoryLinkId);
  if (!attestation) return refuse('attestation_not_found', 'There is no attestation behind this link.');
  if (seenId === undefined || seenId === attestation.id) return decide(attestation);
  return refuse(
    'attestation_not_waiting',
    'What this answers has ended, and a newer request took its place. Open the link again to see it.',
    { attestationId: attestation.id },
  );
}
