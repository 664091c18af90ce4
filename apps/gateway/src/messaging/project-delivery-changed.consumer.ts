import { deliveryChanged } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox, InboxBatches } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ReadModelProjector } from '../infrastructure/projection/read-model-projector.js';

/** Shows whether the signatory's mails went out. */
@Controller()
export class ProjectDeliveryChangedConsumer {
  private readonly batches: InboxBatches<Message<typeof deliveryChanged>>;

  constructor(inbox: Inbox, projector: ReadModelProjector) {
    this.batches = new InboxBatches(inbox, (tx, messages) => projector.deliveriesChanged(tx, messages));
  }

  @Handle(deliveryChanged)
  handle(@Payload() message: Message<typeof deliveryChanged>): Promise<void> {
    return this.batches.handle(message);
  }
}
