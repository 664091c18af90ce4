import { customerChanged } from '@assent/contracts';
import { together } from '@assent/database';
import { Handle, type Message } from '@assent/messaging';
import { Inbox, InboxBatches } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { ReadModelProjector } from '../infrastructure/projection/read-model-projector.js';

/** Shows what the customers service says, and closes the operations that it settled. */
@Controller()
export class ProjectCustomerChangedConsumer {
  private readonly batches: InboxBatches<Message<typeof customerChanged>>;

  constructor(inbox: Inbox, projector: ReadModelProjector, operations: OperationStore, clock: Clock) {
    this.batches = new InboxBatches(inbox, async (tx, messages) => {
      const settles = messages.flatMap(({ data }) => data.settles);
      await together(projector.customersChanged(tx, messages), operations.succeed(tx, settles, clock.now()));
    });
  }

  @Handle(customerChanged)
  handle(@Payload() message: Message<typeof customerChanged>): Promise<void> {
    return this.batches.handle(message);
  }
}
