import { HISTORY_LENGTH, type AttestationStateData, type McaState } from '@assent/contracts';
import { MCA_REASONS } from '@assent/domain';
import { decisiveAgreement, isValid } from '../domain/derive-reason.js';
import type { Attestation } from '../domain/model/attestation.js';
import {
  attestationsNewestFirst,
  type CustomerMca,
  type KnownAgreement,
} from '../domain/model/customer-mca.js';

/** The full public state, as every `mca-changed` event carries it. */
export function mcaStateOf(mca: CustomerMca, cutoff: Date): McaState {
  const { status, nextAction } = MCA_REASONS[mca.reasonCode];
  const agreement = decisiveAgreement(mca.agreements, cutoff);
  const [attestation = null, ...history] = attestationsNewestFirst(mca).map(attestationStateOf);
  return {
    customerId: mca.customerId,
    version: mca.version,
    providerInstanceId: mca.customer.providerInstanceId,
    resellerId: mca.customer.resellerId,
    ended: mca.customer.lifecycle === 'ended',
    status,
    reasonCode: mca.reasonCode,
    nextAction,
    statusSince: mca.statusSince.toISOString(),
    verifiedAt: instant(mca.verification.verifiedAt),
    agreement: agreement ? agreementStateOf(agreement, cutoff) : null,
    lastError: mca.lastError && {
      code: mca.lastError.code,
      detail: mca.lastError.detail,
      microsoftCode: mca.lastError.microsoftCode,
      microsoftCorrelationId: mca.lastError.microsoftCorrelationId,
      at: mca.lastError.at.toISOString(),
    },
    attestation,
    history: history.slice(0, HISTORY_LENGTH),
  };
}

/** A link that nobody should use any more is not handed to anybody any more. */
export function isLinkTold(state: Attestation['state']): boolean {
  return state === 'link_generated';
}

function attestationStateOf(attestation: Attestation): AttestationStateData {
  return {
    id: attestation.id,
    state: attestation.state,
    signatoryLinkId: attestation.signatoryLinkId,
    contact: attestation.contact,
    country: attestation.country,
    language: attestation.language,
    delivery: attestation.delivery,
    linkLifetimeMinutes: attestation.linkLifetimeMinutes,
    requestedAt: attestation.requestedAt.toISOString(),
    linkGeneratedAt: instant(attestation.linkGeneratedAt),
    expiresAt: instant(attestation.expiresAt),
    openedAt: instant(attestation.openedAt),
    acceptedAt: instant(attestation.acceptedAt),
    finalisesAt: instant(attestation.finalisesAt),
    finalisationHeldAt: instant(attestation.finalisationHeldAt),
    finalisedAt: instant(attestation.finalisedAt),
    lateAcceptedAt: instant(attestation.lateAcceptedAt),
    closedAt: instant(attestation.closedAt),
    declineReason: attestation.declineReason,
    acceptanceUrl: isLinkTold(attestation.state) ? attestation.acceptanceUrl : null,
    warnings: [...attestation.warnings],
    suggestion: attestation.suggestion && {
      ...attestation.suggestion,
      suggestedAt: attestation.suggestion.suggestedAt.toISOString(),
      dismissedAt: instant(attestation.suggestion.dismissedAt),
    },
  };
}

function agreementStateOf(agreement: KnownAgreement, cutoff: Date): McaState['agreement'] {
  return {
    source: agreement.source,
    dateAgreed: instant(agreement.dateAgreed),
    valid: isValid(agreement, cutoff),
    contact: agreement.contact,
    templateId: agreement.templateId,
  };
}

function instant(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
