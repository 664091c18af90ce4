import type { dismissSuggestion as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { dismissSuggestion } from '../../domain/decisions/suggest-signatory.js';
import { Decisions } from '../decisions.js';

@Injectable()
export class DismissSuggestion {
  constructor(private readonly decisions: Decisions) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId } = message.envelope;
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      dismissSuggestion(mca, { ...message.data, operationId }, circumstances),
    );
  }
}
