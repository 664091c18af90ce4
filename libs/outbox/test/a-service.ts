import { createCustomer, SYSTEM_ACTOR } from '@assent/contracts';
import { DatabaseModule, Transactions } from '@assent/database';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { MessagePublisher, MessagingModule, type OutgoingMessage, RedisConnections } from '@assent/messaging';
import { anId, testDatabase, testRedisUrl } from '@assent/testing';
import { Test } from '@nestjs/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { Inbox } from '../src/inbox.js';
import { outboxEntities, outboxMigrations } from '../src/outbox-schema.js';
import { OutboxStatus } from '../src/outbox-status.js';
import { Outbox } from '../src/outbox.js';
import { OutboxModule } from '../src/outbox.module.js';
import { OwnCommits } from '../src/own-commits.js';

const keyring = Keyring.parse(generateKeySpec());

/** The customers service as far as its outbox goes, on a database and a Redis of its own. */
export type AService = Awaited<ReturnType<typeof aService>>;

export async function aService(given: { redisUrl?: string } = {}) {
  const database = await testDatabase({
    name: 'outbox',
    entities: outboxEntities,
    migrations: outboxMigrations,
  });
  const redisUrl = given.redisUrl ?? (await testRedisUrl());
  const application = await Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({
        url: database.url,
        applicationName: 'spec-outbox',
        entities: outboxEntities,
        migrations: outboxMigrations,
      }),
      MessagingModule.forRoot({ service: 'customers', redisUrl, envelopeKeys: keyring }),
      OutboxModule.forRoot({ service: 'customers' }),
    ],
  }).compile();
  application.useLogger(false);
  const redis = new Redis(redisUrl);
  redis.on('error', () => undefined);
  const queue = new Queue('customers', { connection: redis });
  queue.on('error', () => undefined);

  return {
    database,
    dataSource: application.get(DataSource),
    redis,
    queue,
    transactions: application.get(Transactions),
    outbox: application.get(Outbox),
    inbox: application.get(Inbox),
    own: application.get(OwnCommits),
    status: application.get(OutboxStatus),
    publisher: application.get(MessagePublisher),
    connections: application.get(RedisConnections),

    /** Starts what works in the background. Not called where a spec drives the relay step by step. */
    startRelay: async () => {
      await application.init();
    },

    /** What a use case does: commits these messages. */
    commit: async (...messages: OutgoingMessage[]) => {
      await application.get(Transactions).run((tx) => application.get(Outbox).append(tx, ...messages));
    },

    queuedIds: async () => (await queue.getJobs()).map((job) => String(job.id)).sort(),

    /** What stands in the outbox and is not marked as published. */
    waiting: async () => (await application.get(OutboxStatus).read()).waiting,

    stop: () => application.close(),

    close: async () => {
      await application.close();
      await queue.close();
      redis.disconnect();
      await database.drop();
    },
  };
}

/** A command with personal data in it. */
export function aMessage(
  overrides: Partial<Pick<OutgoingMessage<typeof createCustomer>, 'data' | 'priority'>> = {},
): OutgoingMessage<typeof createCustomer> & { messageId: string } {
  return {
    contract: createCustomer,
    data: createCustomer.example,
    aggregate: { id: anId(), version: null },
    scope: { providerInstanceId: anId(), resellerId: null },
    actor: SYSTEM_ACTOR,
    correlationId: 'spec',
    messageId: anId(),
    ...overrides,
  };
}

export const messages = (count: number): ReturnType<typeof aMessage>[] =>
  Array.from({ length: count }, () => aMessage());

export const idsOf = (sent: readonly { messageId: string }[]): string[] =>
  sent.map(({ messageId }) => messageId).sort();
