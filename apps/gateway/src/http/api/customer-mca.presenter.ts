import type { AttestationStateData, AttestationView, CustomerMca } from '@assent/contracts';
import { MCA_REASONS, type AttestationState } from '@assent/domain';
import { Clock } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { AcceptanceLinkOpener } from '../../application/customers/acceptance-link-opener.js';
import type { CustomerRecord } from '../../application/customers/customer-record.js';
import { LandingAddresses } from '../landing/landing-addresses.js';

/** In these states our address leads somewhere; in the others it was ended or has gone to a newer attestation. */
const ADDRESS_LIVES: ReadonlySet<AttestationState> = new Set([
  'requested',
  'link_generated',
  'accepted',
  'finalised',
  'expired',
]);

/** Shows a customer's MCA to agents, with the links that they may hand out. */
@Injectable()
export class CustomerMcaPresenter {
  private readonly logger = new Logger(CustomerMcaPresenter.name);

  constructor(
    private readonly addresses: LandingAddresses,
    private readonly acceptanceLinks: AcceptanceLinkOpener,
    private readonly clock: Clock,
  ) {}

  present(record: CustomerRecord): CustomerMca {
    const { mca } = record;
    return {
      customerId: record.customerId,
      status: record.status,
      reasonCode: record.reasonCode,
      reason: MCA_REASONS[record.reasonCode].sentence,
      nextAction: record.nextAction,
      statusSince: record.statusSince,
      verifiedAt: record.verifiedAt,
      attestation:
        mca === null || mca.attestation === null ? null : this.attestation(record, mca.attestation),
      agreement: mca?.agreement ?? null,
      lastError: mca?.lastError ?? null,
      history: (mca?.history ?? []).map((attestation) => this.attestation(record, attestation)),
      pendingOperationId: record.pendingOperationId,
    };
  }

  attestation(record: CustomerRecord, attestation: AttestationStateData): AttestationView {
    const shown = withoutAcceptanceUrl(attestation);
    const delivery = record.delivery?.attestationId === attestation.id ? record.delivery : null;
    return {
      ...shown,
      links: {
        landing: ADDRESS_LIVES.has(attestation.state) ? this.addresses.of(attestation.signatoryLinkId) : null,
        acceptance: this.acceptanceLinkInForce(attestation),
      },
      invitationSentAt: delivery?.invitationSentAt ?? null,
      lastReminderSentAt: delivery?.lastReminderSentAt ?? null,
      remindersSent: delivery?.remindersSent ?? 0,
      deliveryFailure: delivery?.failure ?? null,
    };
  }

  private acceptanceLinkInForce(attestation: AttestationStateData): string | null {
    if (attestation.state !== 'link_generated') return null;
    if (attestation.expiresAt !== null && new Date(attestation.expiresAt) <= this.clock.now()) return null;
    // Whoever has seen the link could have accepted with it, so every showing leaves a trace.
    this.logger.log({ attestationId: attestation.id }, 'An acceptance link was shown.');
    return this.acceptanceLinks.open(attestation);
  }
}

function withoutAcceptanceUrl(
  attestation: AttestationStateData,
): Omit<AttestationStateData, 'acceptanceUrl'> {
  const shown: Partial<AttestationStateData> = { ...attestation };
  delete shown.acceptanceUrl;
  return shown as Omit<AttestationStateData, 'acceptanceUrl'>;
}
