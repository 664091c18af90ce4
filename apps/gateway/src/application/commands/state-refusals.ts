import type { AttestationStateData } from '@assent/contracts';
import { MCA_REASONS, isLive, nextAttestationState } from '@assent/domain';
import { type CustomerRecord, attestationOf } from '../customers/customer-record.js';
import { ProblemError } from '../problem.error.js';

/*
 * What the read model already forbids, refused at once. It may lag, so the services decide again; what they
 * refuse arrives in the operation with the same codes.
 */

/** The customer is at Microsoft and stays there. */
export function refuseUnlessActive(record: CustomerRecord): void {
  switch (record.lifecycle) {
    case 'active':
      return;
    case 'ending':
    case 'ended':
      throw new ProblemError(
        'customer_ended',
        'The relationship with this customer has ended or is being ended, so nothing can be started for it.',
      );
    case 'creating':
      throw new ProblemError(
        'customer_not_ready',
        'The customer is still being created at Microsoft. Try again in a moment.',
      );
    case 'failed':
      throw new ProblemError(
        'customer_not_ready',
        'The customer could not be created at Microsoft. Correct the cause and create it again.',
      );
  }
}

/** @param replaces the attestation that is to make way */
export function refuseStart(record: CustomerRecord, replaces: string | null): void {
  refuseUnlessActive(record);
  const attestation = record.mca?.attestation ?? null;
  const makesWay =
    attestation?.id === replaces && nextAttestationState(attestation.state, 'supersede') !== undefined;
  if (attestation !== null && isLive(attestation.state) && !makesWay) {
    throw new ProblemError(
      'attestation_already_live',
      'An attestation is already running for this customer. Renew or revoke it before you start another one.',
      { references: { attestationId: attestation.id } },
    );
  }
  if (record.status === 'compliant') {
    throw new ProblemError(
      'already_compliant',
      `${MCA_REASONS[record.reasonCode].sentence} There is nothing to attest.`,
    );
  }
}

export function refuseRenewal(record: CustomerRecord, attestationId: string): void {
  refuseUnlessActive(record);
  const attestation = attestationIn(record, attestationId);
  if (!isPresent(record, attestation) || nextAttestationState(attestation.state, 'supersede') === undefined) {
    throw new ProblemError(
      'attestation_not_renewable',
      `An attestation that is ${words(attestation)} cannot be renewed; only one whose link waits or ran out can.`,
      { references: { attestationId } },
    );
  }
}

export function refuseReminder(record: CustomerRecord, attestationId: string): void {
  refuseUnlessActive(record);
  const attestation = attestationIn(record, attestationId);
  if (!isPresent(record, attestation) || attestation.state !== 'link_generated') {
    throw new ProblemError(
      'attestation_not_waiting',
      `The attestation is ${words(attestation)} and does not wait for the customer, so there is nothing to remind of.`,
      { references: { attestationId } },
    );
  }
}

export function refuseRevocation(record: CustomerRecord, attestationId: string): void {
  const attestation = attestationIn(record, attestationId);
  if (!isPresent(record, attestation) || nextAttestationState(attestation.state, 'revoke') === undefined) {
    throw new ProblemError(
      'attestation_not_revocable',
      `The attestation is ${words(attestation)}; only a running one can be revoked.`,
      { references: { attestationId } },
    );
  }
}

export function refuseDismissal(record: CustomerRecord, attestationId: string): void {
  const attestation = attestationIn(record, attestationId);
  if (!isPresent(record, attestation) || attestation.suggestion?.dismissedAt !== null) {
    throw new ProblemError(
      'suggestion_not_open',
      'No suggestion of another signatory waits for a decision here. Load the customer again to see the present state.',
      { references: { attestationId } },
    );
  }
}

export function refuseAgreement(record: CustomerRecord): void {
  refuseUnlessActive(record);
  if (record.nextAction === 'create_agreement') return;
  if (record.reasonCode === 'agreement_in_progress') {
    throw new ProblemError(
      'agreement_in_progress',
      'The agreement is being created at Microsoft already. Wait for its outcome.',
    );
  }
  throw new ProblemError(
    'agreement_not_accepted',
    `${MCA_REASONS[record.reasonCode].sentence} The agreement can be created once the customer has accepted. ` +
      'If the customer says so already, refresh the status and try again.',
  );
}

export function refuseHold(record: CustomerRecord): void {
  if (record.mca?.attestation?.finalisesAt) return;
  throw record.reasonCode === 'agreement_in_progress'
    ? new ProblemError(
        'agreement_in_progress',
        'It is too late to stop it: the agreement is being created at Microsoft already.',
      )
    : new ProblemError(
        'agreement_not_scheduled',
        'No agreement of this customer would be created by itself, so there is nothing to stop.',
      );
}

function attestationIn(record: CustomerRecord, attestationId: string): AttestationStateData {
  const attestation = attestationOf(record, attestationId);
  if (attestation === null) {
    throw new ProblemError(
      'attestation_not_found',
      'This customer has no attestation with this id. Load the customer again to see the present one.',
    );
  }
  return attestation;
}

const isPresent = (record: CustomerRecord, attestation: AttestationStateData) =>
  record.mca?.attestation?.id === attestation.id;

const words = (attestation: AttestationStateData) => attestation.state.replace('_', ' ');
