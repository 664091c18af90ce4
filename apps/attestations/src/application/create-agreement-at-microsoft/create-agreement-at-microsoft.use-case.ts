import type { createAgreementAtMicrosoft as command } from '@assent/contracts';
import type { Message } from '@assent/messaging';
import { isDuplicateSignatory } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { Circumstances, Decision } from '../../domain/decision.js';
import {
  claimFinalisation,
  recordAgreement,
  recordAgreementFailure,
  recordDuplicateSignatory,
} from '../../domain/decisions/record-agreement.js';
import { isValid } from '../../domain/derive-reason.js';
import type { Attestation } from '../../domain/model/attestation.js';
import { findAttestation, type CustomerMca, type KnownAgreement } from '../../domain/model/customer-mca.js';
import type { OutsideWork } from '../../domain/model/outside-work.js';
import { commandedBy } from '../cause.js';
import { Decisions } from '../decisions.js';
import { givingUpInTime } from '../giving-up-in-time.js';
import { isForbidden, microsoftFailureOf } from '../microsoft-failure-of.js';
import { PartnerCenters, type PartnerCenter } from '../ports/partner-centers.js';
import { UnitOfWork } from '../ports/unit-of-work.js';
import { turnOf } from '../turn-of.js';
import { knownAgreement, knownAgreements } from '../read-agreements.js';

type Decide = (mca: CustomerMca, circumstances: Circumstances) => Decision;

/** One call with all that it needs. */
interface Claimed {
  readonly mca: CustomerMca;
  readonly attestation: Attestation;
  readonly work: OutsideWork;
  readonly tenantId: string;
  readonly microsoftId: string;
  /** Ends all calls for this attestation before the lease does. */
  readonly signal: AbortSignal;
}

/** Has Microsoft make the agreement from the accepted attestation: at most one, however often this is tried. */
@Injectable()
export class CreateAgreementAtMicrosoft {
  constructor(
    private readonly transactions: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly microsoft: PartnerCenters,
    private readonly ids: Ids,
  ) {}

  async execute(message: Message<typeof command>): Promise<void> {
    const claimed = await this.claim(message);
    if (!claimed) return;
    // A crash from here on leaves the lease and the request id: after the lease a sweep sends the message
    // again, and Microsoft answers the same request id with what it did the first time.
    const decide = await this.call(claimed);
    const cause = { ...commandedBy(message), operationId: null, priority: claimed.work.priority };
    await this.transactions.run((tx) => this.decisions.change(tx, message.data.customerId, cause, decide));
  }

  private async claim(message: Message<typeof command>): Promise<Claimed | undefined> {
    const { customerId, attestationId } = message.data;
    const outcome = await this.transactions.run((tx) =>
      this.decisions.change(tx, customerId, commandedBy(message), (mca, { now }) =>
        claimFinalisation(mca, attestationId, now),
      ),
    );
    if (!outcome?.changed) return undefined;
    const { mca } = outcome;
    const attestation = findAttestation(mca, attestationId);
    const { tenantId } = mca.customer;
    if (!attestation?.finalisation || !attestation.microsoftId || tenantId === null) return undefined;
    const { finalisation: work, microsoftId } = attestation;
    return { mca, attestation, work, tenantId, microsoftId, signal: givingUpInTime() };
  }

  private async call(claimed: Claimed): Promise<Decide> {
    try {
      const center = this.microsoft.of(claimed.mca.customer.providerInstanceId);
      return await this.createOnce(center, claimed);
    } catch (error) {
      return this.failedBy(claimed.attestation.id, error);
    }
  }

  private async createOnce(center: PartnerCenter, claimed: Claimed): Promise<Decide> {
    const { attestation, work, tenantId, microsoftId, signal } = claimed;
    const found = work.outcomeUnknown ? await this.validOnes(center, claimed) : [];
    if (found.length > 0) return finalisedBy(attestation.id, found);
    try {
      const record = await center.createAgreement(
        tenantId,
        { attestationId: microsoftId, contact: attestation.contact },
        {
          requestId: work.requestId,
          correlationId: attestation.correlationId,
          ...turnOf(work),
          signal,
        },
      );
      return finalisedBy(attestation.id, [knownAgreement(record, true)]);
    } catch (error) {
      if (!isDuplicateSignatory(error)) throw error;
      return this.afterDuplicate(center, claimed, error);
    }
  }

  /** An earlier call may have made the agreement without our knowing: ask before asking for another. */
  private async validOnes(center: PartnerCenter, claimed: Claimed): Promise<KnownAgreement[]> {
    const listed = await this.list(center, claimed);
    const { cutoff } = this.decisions.circumstances();
    return (listed ?? []).filter((agreement) => isValid(agreement, cutoff));
  }

  private async afterDuplicate(center: PartnerCenter, claimed: Claimed, error: unknown): Promise<Decide> {
    const { id } = claimed.attestation;
    try {
      const listed = await this.list(center, claimed);
      const failure = microsoftFailureOf(error);
      return (mca, circumstances) => recordDuplicateSignatory(mca, id, listed, failure, circumstances);
    } catch (readError) {
      // The refusal cannot be understood without reading: all of it again later, with another request id,
      // as Microsoft has answered this one.
      return this.failedBy(id, readError, { answered: true });
    }
  }

  /** Null: this connection may not read agreements. */
  private async list(center: PartnerCenter, { attestation, work, tenantId, signal }: Claimed) {
    try {
      const records = await center.listAgreements(tenantId, {
        requestId: this.ids.next(),
        correlationId: attestation.correlationId,
        ...turnOf(work),
        signal,
      });
      return knownAgreements(records);
    } catch (error) {
      if (isForbidden(error)) return null;
      throw error;
    }
  }

  private failedBy(attestationId: string, error: unknown, known: { answered?: boolean } = {}): Decide {
    const failure = { ...microsoftFailureOf(error), ...known };
    const newRequestId = this.ids.next();
    return (mca, circumstances) =>
      recordAgreementFailure(mca, attestationId, failure, newRequestId, circumstances);
  }
}

function finalisedBy(attestationId: string, agreements: readonly KnownAgreement[]): Decide {
  return (mca, circumstances) => recordAgreement(mca, attestationId, agreements, circumstances);
}
