import type { startAttestation as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { claimingCreation } from '../../domain/decisions/record-creation.js';
import { startAttestation } from '../../domain/decisions/start-attestation.js';
import {
  type ClaimedCreation,
  claimedIn,
} from '../create-attestation-at-microsoft/create-attestation-at-microsoft.use-case.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class StartAttestation {
  constructor(
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  /**
   * @param atOnce whether the caller begins the creation at Microsoft itself, right after the commit
   * @returns that creation, claimed; else a message asks for it
   */
  async execute(
    tx: Tx,
    message: Message<typeof command>,
    atOnce: boolean,
  ): Promise<ClaimedCreation | undefined> {
    const { attestationId } = message.data;
    const { operationId, correlationId } = message.envelope;
    const outcome = await this.decisions.carryOut(tx, message, (mca, circumstances) => {
      const decision = startAttestation(
        mca,
        {
          ...message.data,
          newSignatoryLinkId: this.ids.next(),
          requestId: this.ids.next(),
          operationId,
          correlationId,
        },
        circumstances,
      );
      return atOnce ? claimingCreation(decision, attestationId, circumstances.now) : decision;
    });
    return atOnce && outcome?.changed ? claimedIn(outcome.mca, attestationId) : undefined;
  }
}
