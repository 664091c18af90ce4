import type { verifyCustomer as command } from '@assent/contracts';
import { isLive } from '@assent/domain';
import type { Message } from '@assent/messaging';
import type { CallOptions } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { isValid } from '../../domain/derive-reason.js';
import type { Circumstances, DoneDecision } from '../../domain/decision.js';
import { recordPoll, type PolledStatus } from '../../domain/decisions/record-acceptance.js';
import {
  claimVerification,
  recordVerification,
  recordVerificationFailure,
  type Verified,
} from '../../domain/decisions/record-verification.js';
import type { Attestation } from '../../domain/model/attestation.js';
import { attestationsNewestFirst, type CustomerMca } from '../../domain/model/customer-mca.js';
import { toldByMicrosoft } from '../cause.js';
import { Decisions } from '../decisions.js';
import { givingUpInTime } from '../giving-up-in-time.js';
import { isForbidden, microsoftFailureOf } from '../microsoft-failure-of.js';
import { PartnerCenters, type PartnerCenter } from '../ports/partner-centers.js';
import { UnitOfWork } from '../ports/unit-of-work.js';
import { knownAgreements } from '../read-agreements.js';

interface Polled {
  readonly attestationId: string;
  readonly status: PolledStatus;
}

/**
 * Reads from Microsoft what is known of a customer: the agreements and direct acceptance, and when a person
 * asked for it, also the attestation that waits.
 */
@Injectable()
export class VerifyCustomer {
  constructor(
    private readonly transactions: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly microsoft: PartnerCenters,
    private readonly ids: Ids,
  ) {}

  async execute(message: Message<typeof command>): Promise<void> {
    const { customerId } = message.data;
    const claimed = await this.transactions.run((tx) =>
      this.decisions.change(tx, customerId, toldByMicrosoft(message), (mca, { now }) =>
        claimVerification(mca, now),
      ),
    );
    if (!claimed?.changed) return;
    // Only reads from here on: a crash leaves the lease, after which a sweep has it read again.
    const decide = await this.ask(claimed.mca, message.envelope.correlationId);
    const cause = { ...toldByMicrosoft(message), priority: claimed.mca.verification.priority };
    await this.transactions.run((tx) => this.decisions.change(tx, customerId, cause, decide));
  }

  private async ask(
    mca: CustomerMca,
    correlationId: string,
  ): Promise<(mca: CustomerMca, circumstances: Circumstances) => DoneDecision> {
    const { providerInstanceId, tenantId } = mca.customer;
    if (tenantId === null) throw new Error(`Customer ${mca.customerId} was claimed without a tenant.`);
    const refresh = mca.verification.operationIds.length > 0;
    const signal = givingUpInTime();
    const call = (): CallOptions => ({
      requestId: this.ids.next(),
      correlationId,
      share: mca.verification.priority,
      signal,
    });
    try {
      const center = this.microsoft.of(providerInstanceId);
      const polled = refresh ? await this.pollWaitingOne(center, mca, call) : undefined;
      const told = await this.read(center, tenantId, call);
      const agreementRequestId = this.ids.next();
      return (current, circumstances) => takeOver(current, polled, told, agreementRequestId, circumstances);
    } catch (error) {
      const failure = microsoftFailureOf(error);
      return (current, circumstances) => recordVerificationFailure(current, failure, circumstances);
    }
  }

  private async pollWaitingOne(
    center: PartnerCenter,
    mca: CustomerMca,
    call: () => CallOptions,
  ): Promise<Polled | undefined> {
    const waiting = attestationsNewestFirst(mca).find(isAskable);
    if (!waiting?.microsoftId) return undefined;
    try {
      const status = await center.getAttestation(waiting.microsoftId, call());
      return { attestationId: waiting.id, status };
    } catch (error) {
      // That Microsoft does not know the attestation must not keep us from reading the agreements.
      if (microsoftFailureOf(error).kind === 'refused') return undefined;
      throw error;
    }
  }

  private async read(center: PartnerCenter, tenantId: string, call: () => CallOptions): Promise<Verified> {
    const records = await unlessForbidden(center.listAgreements(tenantId, call()));
    const agreements = records && knownAgreements(records);
    const { cutoff } = this.decisions.circumstances();
    // A valid agreement is enough; the second question would only cost a call.
    if (agreements?.some((agreement) => isValid(agreement, cutoff))) {
      return { agreements, acceptedDirectly: false };
    }
    return {
      agreements,
      acceptedDirectly: await unlessForbidden(center.hasAcceptedDirectly(tenantId, call())),
    };
  }
}

/** The waiting one, or the newest closed one whose link Microsoft may still let the customer accept. */
function isAskable(attestation: Attestation): boolean {
  return (
    attestation.nextPollAt !== null && (attestation.state === 'link_generated' || !isLive(attestation.state))
  );
}

/** Null: this connection may not ask. */
async function unlessForbidden<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isForbidden(error)) return null;
    throw error;
  }
}

/** All that was told at once, so that others see one step from the old state to the new one. */
function takeOver(
  mca: CustomerMca,
  polled: Polled | undefined,
  told: Verified,
  agreementRequestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const first = polled
    ? recordPoll(mca, polled.attestationId, polled.status, agreementRequestId, circumstances)
    : undefined;
  const second = recordVerification(first?.mca ?? mca, told, circumstances);
  return { ...second, events: [...(first?.events ?? []), ...second.events] };
}
