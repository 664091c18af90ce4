import type { holdAgreement as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { holdAgreement } from '../../domain/decisions/finalise-in-time.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class HoldAgreement {
  constructor(private readonly decisions: Decisions) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId } = message.envelope;
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      holdAgreement(mca, { operationId }, circumstances),
    );
  }
}
