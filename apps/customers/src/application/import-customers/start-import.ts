import type { importCustomers } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { CommandInbox, Outbox } from '@assent/outbox';
import type { Message } from '@assent/messaging';
import { PartnerCenterClients } from '@assent/partner-center';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { startImport } from '../../domain/customer-import.js';
import { after, CUSTOMERS_POLICY } from '../policy.js';
import { ImportRepository } from '../ports/import-repository.js';
import { originOf } from '../ports/origin.js';
import { refuseUnknownInstance } from '../provider-instances.js';
import { type CommandRefusal, refusalMessages } from '../refusals.js';
import { importProgressedMessage, readImportPageMessage } from './import-messages.js';

/** Takes the command to list every tenant of a provider instance: one row, and the wake-up for its first page. */
@Injectable()
export class StartImport {
  constructor(
    private readonly inbox: CommandInbox,
    private readonly outbox: Outbox,
    private readonly imports: ImportRepository,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly clock: Clock,
  ) {}

  async execute(message: Message<typeof importCustomers>): Promise<void> {
    const { importId } = message.data;
    const { scope } = message.envelope;
    const origin = originOf(message.envelope);
    await this.inbox.handleOnce(message, async (tx) => {
      const refusal = await this.findRefusal(tx, scope.providerInstanceId);
      if (refusal !== undefined) {
        await this.outbox.append(tx, ...refusalMessages(refusal, { aggregateId: importId, scope, origin }));
        return;
      }
      const now = this.clock.now();
      const progress = startImport(importId, scope.providerInstanceId, now);
      await this.imports.insert(tx, { progress, origin }, after(now, CUSTOMERS_POLICY.wakeUpAfterMs));
      await this.outbox.append(
        tx,
        importProgressedMessage(progress, origin),
        readImportPageMessage(progress, origin),
      );
    });
  }

  private async findRefusal(tx: Tx, providerInstanceId: string): Promise<CommandRefusal | undefined> {
    const unknown = refuseUnknownInstance(this.partnerCenter, providerInstanceId);
    if (unknown !== undefined) return unknown;
    const running = await this.imports.findRunning(tx, providerInstanceId);
    if (running === undefined) return undefined;
    return {
      code: 'import_already_running',
      detail:
        'An import of this provider instance is running already. Follow that one; it lists the same customers.',
      references: { importId: running },
    };
  }
}
