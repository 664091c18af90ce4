import { attestationsCommandRefused, customersCommandRefused } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';

/** A service could not carry out a command: its operation ends with the reason. */
@Controller()
export class CloseOperationWhenRefusedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly operations: OperationStore,
    private readonly clock: Clock,
  ) {}

  @Handle(attestationsCommandRefused)
  async byAttestations(@Payload() message: Message<typeof attestationsCommandRefused>): Promise<void> {
    await this.refuse(message);
  }

  @Handle(customersCommandRefused)
  async byCustomers(@Payload() message: Message<typeof customersCommandRefused>): Promise<void> {
    await this.refuse(message);
  }

  private async refuse(
    message: Message<typeof attestationsCommandRefused> | Message<typeof customersCommandRefused>,
  ): Promise<void> {
    const { operationId, refusal } = message.data;
    await this.inbox.handleOnce(message, (tx) =>
      this.operations.refuse(tx, operationId, refusal, this.clock.now()),
    );
  }
}
