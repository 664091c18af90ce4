import type { createAttestationAtMicrosoft as command } from '@assent/contracts';
import type { Message } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { Circumstances, Decision } from '../../domain/decision.js';
import {
  claimCreation,
  recordCreated,
  recordCreationFailure,
} from '../../domain/decisions/record-creation.js';
import type { Attestation } from '../../domain/model/attestation.js';
import { findAttestation, type CustomerMca } from '../../domain/model/customer-mca.js';
import type { OutsideWork } from '../../domain/model/outside-work.js';
import { commandedBy } from '../cause.js';
import { Decisions } from '../decisions.js';
import { givingUpInTime } from '../giving-up-in-time.js';
import { microsoftFailureOf } from '../microsoft-failure-of.js';
import { PartnerCenters } from '../ports/partner-centers.js';
import { UnitOfWork } from '../ports/unit-of-work.js';
import { turnOf } from '../turn-of.js';

/** A creation that one worker has in its hands, and on whose customer. */
export interface ClaimedCreation {
  readonly mca: CustomerMca;
  readonly attestation: Attestation;
  readonly work: OutsideWork;
}

/** The creation that was claimed with this state; undefined when there is nothing to create. */
export function claimedIn(mca: CustomerMca, attestationId: string): ClaimedCreation | undefined {
  const attestation = findAttestation(mca, attestationId);
  return attestation?.creation ? { mca, attestation, work: attestation.creation } : undefined;
}

/** Has Microsoft make the attestation, which yields the acceptance link. */
@Injectable()
export class CreateAttestationAtMicrosoft {
  constructor(
    private readonly transactions: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly microsoft: PartnerCenters,
    private readonly ids: Ids,
  ) {}

  async execute(message: Message<typeof command>): Promise<void> {
    const claimed = await this.claim(message);
    if (claimed) await this.call(claimed, message);
  }

  /**
   * Asks Microsoft and writes down what it answers. A crash in here leaves the lease and the request id: after
   * the lease a sweep sends a message, and Microsoft answers the same request id with what it did the first time.
   *
   * @param message what the claim was made for
   */
  async call(claimed: ClaimedCreation, message: Pick<Message, 'envelope'>): Promise<void> {
    const decide = await this.ask(claimed);
    const cause = { ...commandedBy(message), operationId: null, priority: claimed.work.priority };
    await this.transactions.run((tx) => this.decisions.change(tx, claimed.mca.customerId, cause, decide));
  }

  private async claim(message: Message<typeof command>): Promise<ClaimedCreation | undefined> {
    const { customerId, attestationId } = message.data;
    const outcome = await this.transactions.run((tx) =>
      this.decisions.change(tx, customerId, commandedBy(message), (mca, { now }) =>
        claimCreation(mca, attestationId, now),
      ),
    );
    return outcome?.changed ? claimedIn(outcome.mca, attestationId) : undefined;
  }

  private async ask({
    mca,
    attestation,
    work,
  }: ClaimedCreation): Promise<(mca: CustomerMca, circumstances: Circumstances) => Decision> {
    const { id, country, language, contact, linkLifetimeMinutes, correlationId } = attestation;
    const { companyName, providerInstanceId } = mca.customer;
    try {
      const created = await this.microsoft
        .of(providerInstanceId)
        .createAttestation(
          { country, language, companyName, contact, linkLifetimeMinutes },
          { requestId: work.requestId, correlationId, ...turnOf(work), signal: givingUpInTime() },
        );
      const { attestationId: microsoftId, acceptanceUrl, expiresAt } = created;
      return (current, circumstances) =>
        recordCreated(current, id, { microsoftId, acceptanceUrl, expiresAt }, circumstances);
    } catch (error) {
      const failure = microsoftFailureOf(error);
      const newRequestId = this.ids.next();
      return (current, circumstances) =>
        recordCreationFailure(current, id, failure, newRequestId, circumstances);
    }
  }
}
