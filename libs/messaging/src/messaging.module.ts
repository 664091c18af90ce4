import { Module, type DynamicModule } from '@nestjs/common';
import { Backends } from './backends.js';
import { BullMqTransport } from './bullmq-transport.js';
import { DeadLetters } from './dead-letters.js';
import { Draining } from './draining.js';
import { MessageHooks } from './message-hooks.js';
import { MessagePublisher } from './message-publisher.js';
import { MessageWhereabouts } from './message-whereabouts.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { QueueOverview } from './queue-overview.js';
import { Queues } from './queues.js';
import { RedisConnections } from './redis-connections.js';

/** Sending and handling of messages, for the whole application. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: options },
        { provide: RedisConnections, useFactory: () => new RedisConnections(options.redisUrl) },
        {
          provide: MessagePublisher,
          useFactory: (queues: Queues) => new MessagePublisher(queues, options.envelopeKeys),
          inject: [Queues],
        },
        Queues,
        Backends,
        Draining,
        MessageHooks,
        QueueOverview,
        DeadLetters,
        MessageWhereabouts,
        BullMqTransport,
      ],
      exports: [
        MESSAGING_OPTIONS,
        RedisConnections,
        MessagePublisher,
        Queues,
        Backends,
        Draining,
        MessageHooks,
        QueueOverview,
        DeadLetters,
        MessageWhereabouts,
        BullMqTransport,
      ],
    };
  }
}
