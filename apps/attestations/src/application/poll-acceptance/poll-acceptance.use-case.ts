import type { pollAcceptance as command } from '@assent/contracts';
import type { Message } from '@assent/messaging';
import type { CallOptions } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { recordPoll, recordPollFailure } from '../../domain/decisions/record-acceptance.js';
import { findAttestation } from '../../domain/model/customer-mca.js';
import { isDue } from '../../domain/model/outside-work.js';
import { toldByMicrosoft } from '../cause.js';
import { Decisions } from '../decisions.js';
import { microsoftFailureOf } from '../microsoft-failure-of.js';
import { CustomerMcas } from '../ports/customer-mcas.js';
import { PartnerCenters } from '../ports/partner-centers.js';
import { UnitOfWork } from '../ports/unit-of-work.js';

/** Asks Microsoft whether the customer has accepted. */
@Injectable()
export class PollAcceptance {
  constructor(
    private readonly transactions: UnitOfWork,
    private readonly decisions: Decisions,
    private readonly mcas: CustomerMcas,
    private readonly microsoft: PartnerCenters,
    private readonly ids: Ids,
  ) {}

  async execute(message: Message<typeof command>): Promise<void> {
    const { customerId, attestationId } = message.data;
    const mca = await this.mcas.find(customerId);
    const attestation = mca && findAttestation(mca, attestationId);
    const { now } = this.decisions.circumstances();
    // Somebody has asked since this message was sent, or nobody has to ask any more.
    if (!mca || !attestation?.microsoftId || !isDue(attestation.nextPollAt, now)) return;

    const decide = await this.ask(mca.customer.providerInstanceId, attestation.id, attestation.microsoftId, {
      requestId: this.ids.next(),
      correlationId: attestation.correlationId,
      share: 'sweep',
    });
    await this.transactions.run((tx) =>
      this.decisions.change(tx, customerId, toldByMicrosoft(message), decide),
    );
  }

  private async ask(
    providerInstanceId: string,
    attestationId: string,
    microsoftId: string,
    call: CallOptions,
  ): Promise<Parameters<Decisions['change']>[3]> {
    try {
      const polled = await this.microsoft.of(providerInstanceId).getAttestation(microsoftId, call);
      const agreementRequestId = this.ids.next();
      return (mca, circumstances) =>
        recordPoll(mca, attestationId, polled, agreementRequestId, circumstances);
    } catch (error) {
      const failure = microsoftFailureOf(error);
      return (mca, circumstances) => recordPollFailure(mca, attestationId, failure, circumstances);
    }
  }
}
