import { checkConnection } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { CheckConnection } from '../application/check-connection/check-connection.js';

/** A person wants to know whether the connection to Microsoft works. */
@Controller()
export class CheckConnectionWhenAskedConsumer {
  constructor(private readonly checkConnection: CheckConnection) {}

  @Handle(checkConnection)
  async check(@Payload() message: Message<typeof checkConnection>): Promise<void> {
    await this.checkConnection.execute(message);
  }
}
