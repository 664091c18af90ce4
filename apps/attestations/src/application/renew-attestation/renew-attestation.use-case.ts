import type { renewAttestation as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { renewAttestation } from '../../domain/decisions/renew-attestation.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class RenewAttestation {
  constructor(
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId, correlationId } = message.envelope;
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      renewAttestation(
        mca,
        { ...message.data, requestId: this.ids.next(), operationId, correlationId },
        circumstances,
      ),
    );
  }
}
