import { attestationClosed } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { CancelMails } from '../application/cancel-mails/cancel-mails.js';

/** An attestation no longer waits for the customer. */
@Controller()
export class CancelMailsWhenAttestationClosed {
  constructor(
    private readonly inbox: Inbox,
    private readonly cancelMails: CancelMails,
  ) {}

  @Handle(attestationClosed)
  async handle(@Payload() message: Message<typeof attestationClosed>): Promise<void> {
    const { attestationId, state } = message.data;
    await this.inbox.handleOnce(message, (tx) => this.cancelMails.execute(tx, attestationId, state));
  }
}
