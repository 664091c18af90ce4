import type { createAgreement as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { requestAgreement } from '../../domain/decisions/request-agreement.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class CreateAgreement {
  constructor(
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId } = message.envelope;
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      requestAgreement(mca, { requestId: this.ids.next(), operationId }, circumstances),
    );
  }
}
