import { providerInstanceLogoChanged, providerInstanceSettingsChanged } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { Senders } from '../application/ports/senders.js';

/** A partner has chosen how to appear; the next mail looks like it. Told again, it changes nothing. */
@Controller()
export class RememberSenderWhenSettingsChanged {
  constructor(
    private readonly inbox: Inbox,
    private readonly senders: Senders,
  ) {}

  @Handle(providerInstanceSettingsChanged)
  async settings(@Payload() message: Message<typeof providerInstanceSettingsChanged>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.senders.remember(tx, message.data.state));
  }

  @Handle(providerInstanceLogoChanged)
  async logo(@Payload() message: Message<typeof providerInstanceLogoChanged>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.senders.rememberLogo(tx, message.data.state));
  }
}
