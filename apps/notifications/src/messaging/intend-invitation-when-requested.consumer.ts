import { invitationRequested } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { IntendMail } from '../application/intend-mail/intend-mail.js';
import { mailOrderOf } from './mail-order.js';

/** A link is there and the partner wants Assent to mail it. */
@Controller()
export class IntendInvitationWhenRequested {
  constructor(
    private readonly inbox: Inbox,
    private readonly intendMail: IntendMail,
  ) {}

  @Handle(invitationRequested)
  async handle(@Payload() message: Message<typeof invitationRequested>): Promise<void> {
    // A replay repeats what is known, for those who rebuild; nobody gets a second mail for it.
    if (message.envelope.replay) return;
    const kind = message.data.renewal ? 'renewal' : 'invitation';
    await this.inbox.handleOnce(message, (tx) => this.intendMail.execute(tx, mailOrderOf(message, kind)));
  }
}
