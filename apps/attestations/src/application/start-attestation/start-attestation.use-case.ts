import type { startAttestation as command } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { startAttestation } from '../../domain/decisions/start-attestation.js';
import { Decisions } from '../decisions.js';
import { McaSettings } from '../ports/mca-settings.js';

@Injectable()
export class StartAttestation {
  constructor(
    private readonly decisions: Decisions,
    private readonly settings: McaSettings,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Tx, message: Message<typeof command>): Promise<void> {
    const { operationId, correlationId, scope } = message.envelope;
    const defaults = await this.settings.defaultsOf(tx, scope.providerInstanceId);
    await this.decisions.carryOut(tx, message, (mca, circumstances) =>
      startAttestation(
        mca,
        {
          ...message.data,
          defaults,
          newSignatoryLinkId: this.ids.next(),
          requestId: this.ids.next(),
          operationId,
          correlationId,
        },
        circumstances,
      ),
    );
  }
}
