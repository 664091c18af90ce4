import { SYSTEM_ACTOR, type MessageContract, type QueueName } from '@assent/contracts';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { anId, waitFor } from '@assent/testing';
import type { Provider, Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { Job } from 'bullmq';
import type { z } from 'zod';
import { BullMqTransport } from '../src/bullmq-transport.js';
import { MessagePublisher } from '../src/message-publisher.js';
import { MessagingModule } from '../src/messaging.module.js';
import type { MessagingOptions } from '../src/messaging-options.js';
import type { OutgoingMessage } from '../src/message.js';
import { Queues } from '../src/queues.js';
import { RedisConnections } from '../src/redis-connections.js';

/** All apps of a spec file share it, as all services of a house do. */
export const envelopeKeys = Keyring.parse(generateKeySpec());

export interface MessagingAppOptions extends Partial<MessagingOptions> {
  readonly redisUrl: string;
  readonly controllers?: Type[];
  readonly providers?: Provider[];
  /** Otherwise it counts as started when Redis has answered: a start goes on without after a second. */
  readonly startsWithoutRedis?: boolean;
  /** Called before the application starts, for what is set on the application itself. */
  readonly configure?: (app: NestFastifyApplication) => void;
}

/** A hybrid application that is started in the order of the services. */
export interface MessagingApp {
  readonly app: NestFastifyApplication;
  readonly publisher: MessagePublisher;
  readonly transport: BullMqTransport;
  /** The job of a message on a queue. */
  jobOf(queue: QueueName, messageId: string): Promise<Job>;
  /** Waits until the job is in one of these states, and returns it. */
  settled(queue: QueueName, messageId: string, state: 'completed' | 'failed' | 'delayed'): Promise<Job>;
  stop(): Promise<void>;
}

export async function startMessagingApp(options: MessagingAppOptions): Promise<MessagingApp> {
  const { controllers = [], providers = [], configure, startsWithoutRedis = false, ...messaging } = options;
  const module = await Test.createTestingModule({
    imports: [MessagingModule.forRoot({ service: 'attestations', envelopeKeys, ...messaging })],
    controllers,
    providers,
  }).compile();
  module.useLogger(false);
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  try {
    configure?.(app);
    const transport = app.get(BullMqTransport);
    app.connectMicroservice({ strategy: transport }, { inheritAppConfig: true });
    await app.init();
    await app.startAllMicroservices();
    const connections = app.get(RedisConnections);
    if (!startsWithoutRedis) await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
  } catch (error) {
    await app.close();
    throw error;
  }
  const jobOf = async (queue: QueueName, messageId: string) => {
    const job = await app.get(Queues).use(queue, (of) => of.getJob(messageId) as Promise<Job | undefined>);
    if (!job) throw new Error(`There is no job ${messageId} on ${queue}.`);
    return job;
  };
  return {
    app,
    publisher: app.get(MessagePublisher),
    transport: app.get(BullMqTransport),
    jobOf,
    settled: (queue, messageId, state) =>
      waitFor(
        async () => {
          const reached = (await (await jobOf(queue, messageId)).getState()) === state;
          // Read again: what stands in the job is only complete once it has reached its state.
          return reached ? jobOf(queue, messageId) : undefined;
        },
        { what: `job ${messageId} of ${queue} to be ${state}` },
      ),
    stop: () => app.close(),
  };
}

/** A complete outgoing message with the contract's example as its data. */
export function anOutgoing<C extends MessageContract>(
  contract: C,
  rest: Partial<OutgoingMessage<C>> = {},
): OutgoingMessage<C> & { readonly messageId: string } {
  return {
    contract,
    data: contract.example as z.input<C['data']>,
    aggregate: { id: anId(), version: null },
    scope: { providerInstanceId: anId(), resellerId: null },
    actor: SYSTEM_ACTOR,
    correlationId: anId(),
    messageId: anId(),
    ...rest,
  };
}
