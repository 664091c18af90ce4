import { customerChanged } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { ReadModelProjector } from '../infrastructure/projection/read-model-projector.js';

/** Shows what the customers service says, and closes the operations that it settled. */
@Controller()
export class ProjectCustomerChangedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly projector: ReadModelProjector,
    private readonly operations: OperationStore,
    private readonly clock: Clock,
  ) {}

  @Handle(customerChanged)
  async handle(@Payload() message: Message<typeof customerChanged>): Promise<void> {
    await this.inbox.handleOnce(message, async (tx) => {
      await this.projector.customerChanged(tx, message);
      await this.operations.succeed(tx, message.data.settles, this.clock.now());
    });
  }
}
