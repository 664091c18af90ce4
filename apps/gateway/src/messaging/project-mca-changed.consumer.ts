import { mcaChanged } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { ReadModelProjector } from '../infrastructure/projection/read-model-projector.js';

/** Shows what the attestations service says, and closes the operations that it settled. */
@Controller()
export class ProjectMcaChangedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly projector: ReadModelProjector,
    private readonly operations: OperationStore,
    private readonly clock: Clock,
  ) {}

  @Handle(mcaChanged)
  async handle(@Payload() message: Message<typeof mcaChanged>): Promise<void> {
    await this.inbox.handleOnce(message, async (tx) => {
      await this.projector.mcaChanged(tx, message);
      await this.operations.succeed(tx, message.data.settles, this.clock.now());
    });
  }
}
