import { customerChanged } from '@assent/contracts';
import { Handle, Payload, type Message } from '@assent/messaging';
import { Inbox, InboxBatches } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { TrackCustomer } from '../application/track-customer/track-customer.use-case.js';

@Controller()
export class TrackCustomerWhenCustomerChanged {
  private readonly batches: InboxBatches<Message<typeof customerChanged>>;

  constructor(inbox: Inbox, trackCustomer: TrackCustomer) {
    this.batches = new InboxBatches(inbox, (tx, messages) => trackCustomer.execute(tx, messages));
  }

  @Handle(customerChanged)
  track(@Payload() message: Message<typeof customerChanged>): Promise<void> {
    return this.batches.handle(message);
  }
}
