import { customerChanged } from '@assent/contracts';
import { Handle, Payload, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { TrackCustomer } from '../application/track-customer/track-customer.use-case.js';

@Controller()
export class TrackCustomerWhenCustomerChanged {
  constructor(
    private readonly inbox: Inbox,
    private readonly trackCustomer: TrackCustomer,
  ) {}

  @Handle(customerChanged)
  async track(@Payload() message: Message<typeof customerChanged>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.trackCustomer.execute(tx, message));
  }
}
