import type { refreshStatus as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { requestRefresh } from '../../domain/decisions/record-verification.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class RefreshStatus {
  constructor(private readonly decisions: Decisions) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId } = message.envelope;
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      requestRefresh(mca, operationId, circumstances),
    );
  }
}
