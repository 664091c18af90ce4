import { providerInstanceSettingsChanged } from '@assent/contracts';
import { Handle, Payload, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { McaSettings } from '../application/ports/mca-settings.js';

/** A partner has decided anew; the next decision about a customer goes by it. */
@Controller()
export class RememberSettingsWhenChanged {
  constructor(
    private readonly inbox: Inbox,
    private readonly settings: McaSettings,
  ) {}

  @Handle(providerInstanceSettingsChanged)
  async remember(@Payload() message: Message<typeof providerInstanceSettingsChanged>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.settings.remember(tx, message.data.state));
  }
}
