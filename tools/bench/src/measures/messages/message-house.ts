import { SYSTEM_ACTOR, verifyCustomer } from '@assent/contracts';
import { DatabaseModule, Transactions } from '@assent/database';
import { generateKeySpec, Keyring } from '@assent/keyring';
import {
  BullMqTransport,
  Handle,
  type Message,
  MessagePublisher,
  MessagingModule,
  type OutgoingMessage,
  Payload,
} from '@assent/messaging';
import { Inbox, Outbox, outboxEntities, outboxMigrations, OutboxModule } from '@assent/outbox';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { v7 as uuidv7 } from 'uuid';

/** Told of each message that has arrived, and of each effect that is committed. */
export interface Arrivals {
  arrived: (messageId: string) => void;
  /** Whether a message has an effect in the database, behind the inbox. */
  hasEffect: boolean;
}

/** A service that sends messages to itself, as two services send them to each other. */
export interface MessageHouse {
  readonly arrivals: Arrivals;
  /** Past the outbox: straight to the queue. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Through the outbox, in a transaction of its own. */
  commit(message: OutgoingMessage): Promise<void>;
  stop(): Promise<void>;
}

/** A small message without personal data: what is compared is the way, not the sealing. */
export function benchMessage(): OutgoingMessage<typeof verifyCustomer> & { readonly messageId: string } {
  const customerId = uuidv7();
  return {
    contract: verifyCustomer,
    data: { customerId },
    aggregate: { id: customerId, version: null },
    scope: { providerInstanceId: customerId, resellerId: null },
    actor: SYSTEM_ACTOR,
    correlationId: 'bench',
    messageId: uuidv7(),
  };
}

/** What each message does to the database on both sides of the comparison. */
export const EFFECT = 'INSERT INTO bench_effect (message_id) VALUES ($1)';

export async function startMessageHouse(databaseUrl: string, redisUrl: string): Promise<MessageHouse> {
  const arrivals: Arrivals = { arrived: () => undefined, hasEffect: false };

  @Controller()
  class TakeMessage {
    constructor(private readonly inbox: Inbox) {}

    @Handle(verifyCustomer)
    async take(@Payload() message: Message<typeof verifyCustomer>): Promise<void> {
      const { messageId } = message.envelope;
      if (arrivals.hasEffect) {
        await this.inbox.handleOnce(message, async (tx) => {
          await tx.query(EFFECT, [messageId]);
        });
      }
      arrivals.arrived(messageId);
    }
  }

  @Module({
    imports: [
      DatabaseModule.forRoot({
        url: databaseUrl,
        applicationName: 'assent-bench',
        entities: outboxEntities,
        migrations: outboxMigrations,
      }),
      MessagingModule.forRoot({
        service: 'attestations',
        redisUrl,
        envelopeKeys: Keyring.parse(generateKeySpec()),
        serves: [verifyCustomer],
      }),
      OutboxModule.forRoot({ service: 'attestations' }),
    ],
    controllers: [TakeMessage],
  })
  class HouseModule {}

  const app = await NestFactory.create(HouseModule, new FastifyAdapter(), { logger: ['error'] });
  const microservice: INestMicroservice = app.connectMicroservice(
    { strategy: app.get(BullMqTransport) },
    { inheritAppConfig: true },
  );
  await app.init();
  await app.startAllMicroservices();
  const [publisher, transactions, outbox] = [
    app.get(MessagePublisher),
    app.get(Transactions),
    app.get(Outbox),
  ];
  return {
    arrivals,
    publish: async (messages) => {
      await publisher.publish([...messages]);
    },
    commit: (message) => transactions.run((tx) => outbox.append(tx, message)),
    stop: async () => {
      await microservice.close();
      await app.close();
    },
  };
}
