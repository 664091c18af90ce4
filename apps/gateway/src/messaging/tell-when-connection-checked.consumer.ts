import { connectionChecked } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { OperationStore } from '../application/operations/operation-store.js';
import { LiveLog } from '../infrastructure/live/live-log.js';

/** Closes the operations behind a check of the connection, and tells whoever looks at it. */
@Controller()
export class TellWhenConnectionCheckedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly operations: OperationStore,
    private readonly live: LiveLog,
    private readonly clock: Clock,
  ) {}

  @Handle(connectionChecked)
  async checked(@Payload() message: Message<typeof connectionChecked>): Promise<void> {
    const { providerInstanceId, settles } = message.data;
    await this.inbox.handleOnce(message, async (tx) => {
      await this.operations.succeed(tx, settles, this.clock.now());
      await this.live.append(tx, 'connection-checked', { providerInstanceId }, message.envelope.scope);
    });
  }
}
