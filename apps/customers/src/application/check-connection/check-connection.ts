import { type checkConnection, connectionChecked } from '@assent/contracts';
import type { Message } from '@assent/messaging';
import { CommandInbox, Outbox } from '@assent/outbox';
import { type ConnectionCheck, PartnerCenterClients } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { originOf } from '../ports/origin.js';
import { refuseUnknownInstance } from '../provider-instances.js';
import { refusalMessages } from '../refusals.js';

type Command = Message<typeof checkConnection>;

/**
 * Finds out for a person whether Microsoft can be worked with. What is found is a fact about the connection; the
 * command itself succeeds also when it finds that nothing works.
 */
@Injectable()
export class CheckConnection {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly outbox: Outbox,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly ids: Ids,
  ) {}

  /**
   * The call comes before the transaction and changes nothing, so a crash in between, or a command that comes
   * twice, costs a second look at Microsoft. There is no row that waits: while the operation has no outcome, the
   * gateway sends the command again.
   */
  async execute(message: Command): Promise<void> {
    const { envelope, data } = message;
    const { providerInstanceId } = data;
    const refusal = refuseUnknownInstance(this.partnerCenter, providerInstanceId);
    const found: ConnectionCheck =
      refusal === undefined
        ? await this.partnerCenter.check(providerInstanceId, {
            requestId: this.ids.next(),
            correlationId: envelope.correlationId,
            share: 'interactive',
          })
        : { works: false, reason: null };
    const { scope, operationId } = envelope;
    const origin = originOf(envelope);
    const resource = { kind: 'connection', id: providerInstanceId } as const;
    await this.inbox.handleOnce(message, async (tx) => {
      if (refusal !== undefined) {
        const about = { aggregateId: providerInstanceId, scope, origin };
        await this.outbox.append(tx, ...refusalMessages(refusal, about));
        return;
      }
      await this.outbox.append(tx, {
        contract: connectionChecked,
        data: {
          providerInstanceId,
          ...found,
          settles: operationId === null ? [] : [{ operationId, resource }],
        },
        aggregate: { id: providerInstanceId, version: null },
        scope,
        ...origin,
      });
    });
  }
}
