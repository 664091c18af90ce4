import type { ServiceName } from '@assent/contracts';
import { type DynamicModule, Module } from '@nestjs/common';
import { CommandInbox } from './command-inbox.js';
import { Inbox } from './inbox.js';
import { Outbox } from './outbox.js';
import { OutboxStatus } from './outbox-status.js';
import { OwnCommits } from './own-commits.js';
import { OUTBOX_SERVICE, RelayService } from './relay.service.js';
import { StoredMessages } from './stored-messages.js';

@Module({})
class RelayModule {}

/**
 * Gives the whole application its {@link Outbox}, {@link Inbox} and {@link OutboxStatus}, and runs the relay.
 * Needs `DatabaseModule` and `MessagingModule`.
 */
@Module({})
export class OutboxModule {
  static forRoot(options: { readonly service: ServiceName }): DynamicModule {
    const relay: DynamicModule = {
      module: RelayModule,
      providers: [RelayService, { provide: OUTBOX_SERVICE, useValue: options.service }],
    };
    return {
      module: OutboxModule,
      global: true,
      imports: [relay],
      providers: [Outbox, OwnCommits, Inbox, CommandInbox, OutboxStatus, StoredMessages],
      exports: [Outbox, OwnCommits, Inbox, CommandInbox, OutboxStatus, StoredMessages],
    };
  }
}
