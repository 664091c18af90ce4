import type { importCustomers } from '@assent/contracts';
import { Inbox, Outbox } from '@assent/outbox';
import type { Message } from '@assent/messaging';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { startImport } from '../../domain/customer-import.js';
import { after, CUSTOMERS_POLICY } from '../policy.js';
import { ImportRepository } from '../ports/import-repository.js';
import { originOf } from '../ports/origin.js';
import { refusalMessages } from '../refusals.js';
import { importProgressedMessage, readImportPageMessage } from './import-messages.js';

/** Takes the command to list every tenant of a provider instance: one row, and the wake-up for its first page. */
@Injectable()
export class StartImport {
  constructor(
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly imports: ImportRepository,
    private readonly clock: Clock,
  ) {}

  async execute(message: Message<typeof importCustomers>): Promise<void> {
    const { importId } = message.data;
    const { scope } = message.envelope;
    const origin = originOf(message.envelope);
    await this.inbox.handleOnce(message, async (tx) => {
      const running = await this.imports.findRunning(tx, scope.providerInstanceId);
      if (running !== undefined) {
        const refusal = {
          code: 'import_already_running',
          detail:
            'An import of this provider instance is running already. Follow that one; it lists the same customers.',
          references: { importId: running },
        } as const;
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
}
