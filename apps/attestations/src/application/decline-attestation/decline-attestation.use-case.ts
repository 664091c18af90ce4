import type { declineAttestation as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { declineAttestation } from '../../domain/decisions/answer-of-signatory.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class DeclineAttestation {
  constructor(private readonly decisions: Decisions) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId } = message.envelope;
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      declineAttestation(mca, { ...message.data, operationId }, circumstances),
    );
  }
}
