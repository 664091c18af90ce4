import { sendMail } from '@assent/contracts';
import { Handle, type Message, Payload } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { SendMail } from '../application/send-mail/send-mail.js';

/** Outside work: one mail to the mail server. No inbox: the mail's own row says whether it is to be sent. */
@Controller()
export class SendMailConsumer {
  constructor(private readonly sendMail: SendMail) {}

  @Handle(sendMail)
  async handle(@Payload() message: Message<typeof sendMail>): Promise<void> {
    await this.sendMail.execute(message.data.notificationId);
  }
}
