import type { McaStatus, NextAction } from './mca-status.js';

/** What a reason code stands for: the status it explains, what to do next, and the sentence for people. */
export interface McaReason {
  readonly status: McaStatus;
  readonly nextAction: NextAction;
  /** One plain sentence without personal data; it may be logged, queued and exported. */
  readonly sentence: string;
}

/**
 * Why a customer has the status it has. The one table from which status, next action and sentence come:
 * a reason code belongs to exactly one status, so the three can never contradict each other.
 */
export const MCA_REASONS = {
  not_verified: {
    status: 'required',
    nextAction: 'refresh',
    sentence: 'The agreements of this customer have not been read from Microsoft yet.',
  },
  verification_unavailable: {
    status: 'required',
    nextAction: 'start_attestation',
    sentence:
      'Microsoft does not let this connection read the customer’s agreements, so it is not known whether one exists.',
  },
  no_agreement: {
    status: 'required',
    nextAction: 'start_attestation',
    sentence: 'The customer has no Microsoft Customer Agreement.',
  },
  agreement_before_cutoff: {
    status: 'required',
    nextAction: 'start_attestation',
    sentence: 'The agreement is older than Microsoft’s cut-off date and has to be accepted again.',
  },
  attestation_requested: {
    status: 'required',
    nextAction: 'wait',
    sentence: 'The attestation was started; the acceptance link is being created at Microsoft.',
  },
  attestation_failed: {
    status: 'required',
    nextAction: 'start_attestation',
    sentence: 'Microsoft refused to create the attestation.',
  },
  declined: {
    status: 'required',
    nextAction: 'start_attestation',
    sentence: 'The signatory declined to accept the agreement.',
  },
  revoked: {
    status: 'required',
    nextAction: 'start_attestation',
    sentence: 'The attestation was revoked before the customer accepted.',
  },
  accepted_after_decline: {
    status: 'required',
    nextAction: 'create_agreement',
    sentence:
      'The customer accepted after declining; a person has to decide whether to create the agreement.',
  },
  accepted_after_revocation: {
    status: 'required',
    nextAction: 'create_agreement',
    sentence:
      'The customer accepted after the attestation was revoked; a person has to decide whether to create the agreement.',
  },
  accepted_by_earlier_signatory: {
    status: 'required',
    nextAction: 'create_agreement',
    sentence:
      'A signatory who was asked earlier accepted; a person has to decide whether to create the agreement.',
  },
  waiting_for_customer: {
    status: 'pending',
    nextAction: 'wait',
    sentence: 'The acceptance link waits for the customer.',
  },
  other_signatory_suggested: {
    status: 'pending',
    nextAction: 'confirm_signatory',
    sentence: 'The person who was asked named somebody else as the right signatory; decide whom to ask.',
  },
  link_expired: {
    status: 'expired',
    nextAction: 'renew_link',
    sentence: 'The acceptance link ran out before the customer accepted.',
  },
  expired_with_suggestion: {
    status: 'expired',
    nextAction: 'confirm_signatory',
    sentence:
      'The acceptance link ran out; the person who was asked named somebody else as the right signatory.',
  },
  customer_accepted: {
    status: 'ready',
    nextAction: 'create_agreement',
    sentence: 'The customer accepted; the agreement can be created.',
  },
  agreement_in_progress: {
    status: 'ready',
    nextAction: 'wait',
    sentence: 'The customer accepted; the agreement is being created at Microsoft.',
  },
  agreement_failed: {
    status: 'ready',
    nextAction: 'create_agreement',
    sentence: 'The customer accepted, but Microsoft refused to create the agreement.',
  },
  agreement_valid: {
    status: 'compliant',
    nextAction: 'none',
    sentence: 'The customer has a valid Microsoft Customer Agreement.',
  },
  accepted_directly: {
    status: 'compliant',
    nextAction: 'none',
    sentence: 'The customer accepted the agreement directly at Microsoft.',
  },
} as const satisfies Record<string, McaReason>;

export type McaReasonCode = keyof typeof MCA_REASONS;
export const MCA_REASON_CODES = Object.keys(MCA_REASONS) as [McaReasonCode, ...McaReasonCode[]];
