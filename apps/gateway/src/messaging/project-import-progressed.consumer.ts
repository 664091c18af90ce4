import { importProgressed } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { LiveLog } from '../infrastructure/live/live-log.js';
import { ImportViews } from '../infrastructure/read-model/import-views.js';

/** Shows how far an import has come, and closes its operation at the end. */
@Controller()
export class ProjectImportProgressedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly imports: ImportViews,
    private readonly operations: OperationStore,
    private readonly live: LiveLog,
    private readonly clock: Clock,
  ) {}

  @Handle(importProgressed)
  async handle(@Payload() message: Message<typeof importProgressed>): Promise<void> {
    await this.inbox.handleOnce(message, async (tx) => {
      const { importId, settles } = message.data;
      await this.imports.progressed(tx, message);
      await this.operations.succeed(tx, settles, this.clock.now());
      await this.live.append(tx, 'import-progressed', { importId }, message.envelope.scope);
    });
  }
}
