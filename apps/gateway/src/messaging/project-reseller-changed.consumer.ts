import { resellerChanged } from '@assent/contracts';
import { Handle, type Message } from '@assent/messaging';
import { Inbox } from '@assent/outbox';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ResellerViews } from '../infrastructure/resellers/reseller-views.js';

/** Keeps the copy of the resellers up to date. */
@Controller()
export class ProjectResellerChangedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly views: ResellerViews,
  ) {}

  @Handle(resellerChanged)
  async handle(@Payload() message: Message<typeof resellerChanged>): Promise<void> {
    await this.inbox.handleOnce(message, (tx) => this.views.store(tx, message.data.reseller));
  }
}
