import { attestationClosed } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Inbox, InboxBatches } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { CancelMails } from '../application/cancel-mails/cancel-mails.js';

/** An attestation no longer waits for the customer. */
@Controller()
export class CancelMailsWhenAttestationClosed {
  private readonly batches: InboxBatches<Message<typeof attestationClosed>>;

  constructor(inbox: Inbox, cancelMails: CancelMails) {
    this.batches = new InboxBatches(inbox, (tx, messages) =>
      cancelMails.execute(
        tx,
        messages.map(({ data }) => data),
      ),
    );
  }

  @Handle(attestationClosed)
  handle(@Payload() message: Message<typeof attestationClosed>): Promise<void> {
    return this.batches.handle(message);
  }
}
