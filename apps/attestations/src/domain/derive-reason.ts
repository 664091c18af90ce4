import { isValidAgreement, type McaReasonCode } from '@assent/domain';
import { openSuggestion, type Attestation } from './model/attestation.js';
import {
  currentAttestation,
  undecidedAcceptance,
  type CustomerMca,
  type KnownAgreement,
} from './model/customer-mca.js';

/** Whether the agreement lets the customer transact. One that Microsoft made for us is valid by that alone. */
export function isValid(agreement: KnownAgreement, cutoff: Date): boolean {
  if (agreement.proven || agreement.source === 'direct_acceptance') return true;
  return agreement.dateAgreed !== null && isValidAgreement(agreement.source, agreement.dateAgreed, cutoff);
}

/** The agreement that speaks for the customer: a valid one before an invalid one, then the newest. */
export function decisiveAgreement(
  agreements: readonly KnownAgreement[],
  cutoff: Date,
): KnownAgreement | undefined {
  const time = (agreement: KnownAgreement) => agreement.dateAgreed?.getTime() ?? 0;
  return agreements.toSorted(
    (a, b) => Number(isValid(b, cutoff)) - Number(isValid(a, cutoff)) || time(b) - time(a),
  )[0];
}

/**
 * Why the customer has the status it has, from the facts alone; status and next action follow from the
 * reason by `MCA_REASONS`. The order is the rule: what proves compliance comes first, then what is under
 * way, then an acceptance somebody has to decide about, then how the last attempt ended, then what
 * Microsoft's lists say.
 */
export function deriveReason(mca: CustomerMca, cutoff: Date): McaReasonCode {
  const agreement = decisiveAgreement(mca.agreements, cutoff);
  if (agreement && isValid(agreement, cutoff)) {
    return agreement.source === 'direct_acceptance' ? 'accepted_directly' : 'agreement_valid';
  }
  const current = currentAttestation(mca);
  const byCurrent = current && reasonOf(current, mca);
  return byCurrent ?? reasonOfVerification(mca, agreement);
}

function reasonOf(current: Attestation, mca: CustomerMca): McaReasonCode | undefined {
  switch (current.state) {
    case 'requested':
      return 'attestation_requested';
    case 'link_generated':
      return openSuggestion(current) ? 'other_signatory_suggested' : 'waiting_for_customer';
    case 'accepted':
      if (current.finalisation !== null) return 'agreement_in_progress';
      return mca.lastError?.about === 'agreement' ? 'agreement_failed' : 'customer_accepted';
    case 'expired':
      return reasonOfUndecided(mca) ?? (openSuggestion(current) ? 'expired_with_suggestion' : 'link_expired');
    case 'declined':
      return reasonOfUndecided(mca) ?? 'declined';
    case 'revoked':
      return reasonOfUndecided(mca) ?? 'revoked';
    case 'failed':
      return reasonOfUndecided(mca) ?? 'attestation_failed';
    case 'superseded':
      return reasonOfUndecided(mca);
    case 'finalised':
    case 'accepted_directly':
      // Both leave a valid agreement behind, which was asked about before.
      return undefined;
  }
}

function reasonOfUndecided(mca: CustomerMca): McaReasonCode | undefined {
  const undecided = undecidedAcceptance(mca);
  if (!undecided) return undefined;
  if (undecided.state === 'declined') return 'accepted_after_decline';
  if (undecided.state === 'revoked') return 'accepted_after_revocation';
  return 'accepted_by_earlier_signatory';
}

function reasonOfVerification(mca: CustomerMca, agreement: KnownAgreement | undefined): McaReasonCode {
  if (mca.verification.unavailable) return 'verification_unavailable';
  if (mca.verification.verifiedAt === null) return 'not_verified';
  return agreement ? 'agreement_before_cutoff' : 'no_agreement';
}
