import { deliveryChanged } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ReadModelProjector } from '../infrastructure/projection/read-model-projector.js';

/** Shows whether the signatory's mails went out. */
@Controller()
export class ProjectDeliveryChangedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly projector: ReadModelProjector,
  ) {}

  @Handle(deliveryChanged)
  async handle(@Payload() message: Message<typeof deliveryChanged>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.projector.deliveryChanged(tx, message));
  }
}
