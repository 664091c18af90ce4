import { reminderRequested } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { IntendMail } from '../application/intend-mail/intend-mail.js';
import { mailOrderOf } from './mail-order.js';

/** Somebody wants the signatory reminded. */
@Controller()
export class IntendReminderWhenRequested {
  constructor(
    private readonly inbox: Inbox,
    private readonly intendMail: IntendMail,
  ) {}

  @Handle(reminderRequested)
  async handle(@Payload() message: Message<typeof reminderRequested>): Promise<void> {
    // A replay repeats what is known, for those who rebuild; nobody gets a second mail for it.
    if (message.envelope.replay) return;
    await this.inbox.handleOnce(message, (tx) =>
      this.intendMail.execute(tx, mailOrderOf(message, 'reminder')),
    );
  }
}
