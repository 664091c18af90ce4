import type { ServiceName } from '@assent/contracts';
import { Transactions } from '@assent/database';
import { BullMqTransport, MessageHooks, QueueOverview, reasonOf, RedisConnections } from '@assent/messaging';
import { OutboxStatus } from '@assent/outbox';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as NestPinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Clock } from '../clock.js';
import { correlateMessages } from '../correlation/correlate-messages.js';
import { Correlation } from '../correlation/correlation.js';
import { correlateRequests } from '../correlation/http-correlation.js';
import { Readiness } from '../health/readiness.js';
import {
  databasePart,
  deadLettersPart,
  outboxPart,
  redisPart,
  workerPart,
} from '../health/standard-parts.js';
import { HttpDoors } from '../http/http-doors.js';
import { NO_SCHEMAS_OF_FASTIFY } from '../http/no-schemas-of-fastify.js';
import { logRequests } from '../logging/log-requests.js';
import { measureMessages } from '../metrics/measure-messages.js';
import { measureRequests } from '../metrics/measure-requests.js';
import { Metrics } from '../metrics/metrics.js';
import { ROOT_LOGGER } from '../service-kit.module.js';
import { runShutdown, SHUTDOWN_LIMITS } from './shutdown-steps.js';
import { giveMemoryBackAtRest } from './give-memory-back.js';
import { showStacksInSource } from './stacks-in-source.js';
import { stopOnSignals } from './stop-on-signals.js';
import { dieOnUnhandledErrors } from './unhandled-errors.js';

export interface ServiceOptions {
  readonly name: ServiceName;
  /** The app's module; it imports `ServiceKitModule`, `DatabaseModule`, `MessagingModule` and `OutboxModule`. */
  readonly module: Type | DynamicModule;
  readonly port: number;
  readonly host: string;
  /** For a service with an HTTP door of its own; a plain one for health and metrics when left out. */
  readonly adapter?: FastifyAdapter;
  /** Called before Nest initialises: plugins, pipes, prefixes. */
  readonly configure?: (app: NestFastifyApplication) => Promise<void> | void;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  /** Where the HTTP door listens, such as `http://127.0.0.1:8101`. */
  readonly url: string;
  readonly logger: Logger;
  /**
   * Stops in order: readiness off, HTTP, messages in work, relay, Redis, database. Can be called again.
   *
   * @returns the steps that did not finish
   */
  stop(): Promise<string[]>;
}

/**
 * Runs a service as this process: starts it, ends it in order on SIGTERM and SIGINT, and with a non-zero
 * exit code on an error that nobody handled or when it cannot start.
 */
export async function startService(options: ServiceOptions): Promise<void> {
  showStacksInSource();
  const service = await createService(options).catch((error: unknown) => {
    // The logger may not exist yet, and the person at the terminal wants the reason and no stack of ours.
    process.stderr.write(`${options.name} could not start: ${reasonOf(error)}\n`);
    process.exit(1);
  });
  dieOnUnhandledErrors(service.logger, () => service.stop());
  stopOnSignals(service.logger, () => service.stop());
  giveMemoryBackAtRest();
  service.logger.info({ url: service.url }, `${options.name} is ready`);
}

/** Puts a service together and starts it, without touching the process: what specs use. */
export async function createService(options: ServiceOptions): Promise<RunningService> {
  const app = await NestFactory.create<NestFastifyApplication>(
    options.module,
    options.adapter ?? new FastifyAdapter({ bodyLimit: 1024, ...NO_SCHEMAS_OF_FASTIFY }),
    { bufferLogs: true, abortOnError: false },
  );
  try {
    return await start(app, options);
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

async function start(app: NestFastifyApplication, options: ServiceOptions): Promise<RunningService> {
  const logger = app.get<Logger>(ROOT_LOGGER);
  app.useLogger(app.get(NestPinoLogger));
  const transport = app.get(BullMqTransport);
  const readiness = app.get(Readiness);
  observe(app, logger);
  app.get(HttpDoors).add(app.getHttpAdapter().getInstance().server);
  await options.configure?.(app);
  app.connectMicroservice<MicroserviceOptions>({ strategy: transport }, { inheritAppConfig: true });

  // In this order: a message that came before `init` would meet a service that is half put together.
  await app.init();
  await app.startAllMicroservices();
  await app.listen(options.port, options.host);
  readiness.add(
    databasePart(app.get(Transactions)),
    redisPart(app.get(RedisConnections)),
    workerPart(transport),
    outboxPart(app.get(OutboxStatus), app.get(RedisConnections)),
    deadLettersPart(app.get(QueueOverview), () => app.get(Clock).now()),
  );
  readiness.turnOn();

  let stopping: Promise<string[]> | undefined;
  return {
    app,
    url: await app.getUrl(),
    logger,
    stop: () => (stopping ??= stop(app, transport, readiness, logger)),
  };
}

function observe(app: NestFastifyApplication, logger: Logger): void {
  const fastify = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);
  const correlation = app.get(Correlation);
  const outbox = app.get(OutboxStatus);
  correlateRequests(fastify, correlation);
  logRequests(fastify, logger);
  measureRequests(fastify, metrics);
  correlateMessages(app.get(MessageHooks), correlation);
  measureMessages(app.get(MessageHooks), app.get(QueueOverview), metrics);
  metrics.gauge(
    'assent_outbox_oldest_seconds',
    'Age of the oldest message that waits for the relay.',
    async () => (await outbox.read()).oldestSeconds,
  );
}

function stop(
  app: NestFastifyApplication,
  transport: BullMqTransport,
  readiness: Readiness,
  logger: Logger,
): Promise<string[]> {
  return runShutdown(
    [
      {
        name: 'readiness',
        limitMs: SHUTDOWN_LIMITS.http,
        run: () => {
          readiness.turnOff();
        },
      },
      {
        name: 'http',
        limitMs: SHUTDOWN_LIMITS.http,
        run: () => app.get(HttpDoors).close(),
      },
      { name: 'transport', limitMs: SHUTDOWN_LIMITS.transport, run: () => transport.close() },
      // Nest closes in the reverse order of creation: the relay, which stands on both, before Redis and
      // the database. HTTP and transport are closed again, which changes nothing.
      { name: 'close', limitMs: SHUTDOWN_LIMITS.close, run: () => app.close() },
    ],
    logger,
  );
}
