import { importCustomers, importProgressed } from '@assent/contracts';
import { DatabaseModule, Transactions } from '@assent/database';
import { generateKeySpec, Keyring } from '@assent/keyring';
import {
  causedBy,
  Handle,
  type Message,
  MessagePublisher,
  MessagingModule,
  Payload,
  RedisConnections,
} from '@assent/messaging';
import { Outbox, outboxEntities, outboxMigrations, OutboxModule } from '@assent/outbox';
import { aMessage, testDatabase, type TestDatabase, testRedisUrl, waitFor } from '@assent/testing';
import { Body, Controller, Logger, Module, Post, type Type } from '@nestjs/common';
import { createLogger } from '../logging/create-logger.js';
import { Correlation } from '../correlation/correlation.js';
import { ServiceKitModule } from '../service-kit.module.js';
import { createService, type RunningService } from './start-service.js';

const envelopeKeys = Keyring.parse(generateKeySpec());

@Controller()
class ImportConsumer {
  private readonly logger = new Logger(ImportConsumer.name);
  static readonly handled: string[] = [];
  static work: () => Promise<void> = () => Promise.resolve();
  static done: () => void = () => undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  @Handle(importCustomers)
  async handle(@Payload() message: Message<typeof importCustomers>): Promise<void> {
    await ImportConsumer.work();
    // Needs the database, and afterwards the relay, to the very end of a shutdown.
    await this.transactions.run((tx) =>
      this.outbox.append(tx, {
        contract: importProgressed,
        data: importProgressed.example,
        aggregate: { id: message.data.importId, version: null },
        ...causedBy(message),
      }),
    );
    this.logger.log('import handled');
    ImportConsumer.handled.push(message.envelope.messageId);
    ImportConsumer.done();
  }
}

@Controller('echo')
class EchoController {
  constructor(private readonly correlation: Correlation) {}

  @Post()
  echo(@Body() body: { text: string }): { length: number; correlationId: string | undefined } {
    return { length: body.text.length, correlationId: this.correlation.correlationId };
  }
}

describe('a service', () => {
  let database: TestDatabase;
  let redisUrl: string;
  let lines: Record<string, unknown>[];
  let service: RunningService | undefined;

  beforeEach(async () => {
    database = await testDatabase({
      name: 'kit',
      entities: outboxEntities,
      migrations: outboxMigrations,
    });
    redisUrl = await testRedisUrl();
    lines = [];
    ImportConsumer.handled.length = 0;
    ImportConsumer.work = () => Promise.resolve();
    ImportConsumer.done = () => undefined;
  });

  afterEach(async () => {
    await service?.stop();
    service = undefined;
    await database.drop();
  });

  async function startWith(redis = redisUrl): Promise<RunningService> {
    const logger = createLogger(
      { service: 'customers', level: 'debug' },
      { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) },
    );
    service = await createService({
      name: 'customers',
      module: moduleWith(redis, logger),
      port: 0,
      host: '127.0.0.1',
    });
    // A start goes on without Redis after a second.
    const connections = service.app.get(RedisConnections);
    if (redis === redisUrl) await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
    return service;
  }

  function moduleWith(redis: string, logger: ReturnType<typeof createLogger>): Type {
    @Module({
      imports: [
        ServiceKitModule.forRoot({ service: 'customers', logger }),
        DatabaseModule.forRoot({
          url: database.url,
          applicationName: 'kit-spec',
          entities: outboxEntities,
          migrations: outboxMigrations,
        }),
        OutboxModule.forRoot({ service: 'customers' }),
        MessagingModule.forRoot({
          service: 'customers',
          redisUrl: redis,
          envelopeKeys,
          serves: [importCustomers],
        }),
      ],
      controllers: [ImportConsumer, EchoController],
    })
    class SpecModule {}
    return SpecModule;
  }

  const publish = async (running: RunningService) => {
    const { envelope, data } = aMessage(importCustomers);
    await running.app
      .get(MessagePublisher)
      .publish([{ ...envelope, occurredAt: new Date(), contract: importCustomers, data }]);
    return envelope;
  };
  const ready = async (running: RunningService) => {
    const answer = await fetch(`${running.url}/health/ready`);
    return { status: answer.status, body: (await answer.json()) as { status: string; parts: unknown[] } };
  };
  /** What the page says once it says this: a check that had no answer in time counts as failed for that once. */
  const readyOnce = (running: RunningService, status: string) =>
    waitFor(
      async () => {
        const answer = await ready(running);
        return answer.body.status === status && answer;
      },
      { what: `a service that is ${status}` },
    );

  it('carries the correlation id of a message into the log lines of its handler', async () => {
    const envelope = await publish(await startWith());
    const line = await waitFor(() => lines.find(({ msg }) => msg === 'import handled'), {
      what: 'the log line',
    });
    expect(line).toMatchObject({
      correlationId: envelope.correlationId,
      messageId: envelope.messageId,
      messageType: envelope.type,
      context: 'ImportConsumer',
    });
  });

  it('takes the correlation id of a request, also past a body that comes in pieces', async () => {
    const { url } = await startWith();
    const text = 'x'.repeat(900);
    const answer = await fetch(`${url}/echo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Correlation-Id': 'caller-1' },
      duplex: 'half',
      body: new ReadableStream({
        async start(controller) {
          const bytes = new TextEncoder().encode(JSON.stringify({ text }));
          controller.enqueue(bytes.slice(0, 300));
          await new Promise((resolve) => setTimeout(resolve, 50));
          controller.enqueue(bytes.slice(300));
          controller.close();
        },
      }),
    });
    expect(await answer.json()).toEqual({ length: 900, correlationId: 'caller-1' });
    expect(answer.headers.get('x-correlation-id')).toBe('caller-1');
  });

  it('makes up a correlation id where the caller sends none that may stand in a log', async () => {
    const { url } = await startWith();
    const answer = await fetch(`${url}/health/live`, { headers: { 'X-Correlation-Id': '"} forged' } });
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is ready when all parts are up, and says that the database is down when it is', async () => {
    const running = await startWith();
    expect((await readyOnce(running, 'ready')).status).toBe(200);
    await database.drop();
    const { status, body } = await readyOnce(running, 'not_ready');
    expect(status).toBe(503);
    expect(body.parts).toContainEqual(expect.objectContaining({ name: 'database', status: 'down' }));
    expect(body.parts).toContainEqual({ name: 'redis', status: 'up' });
  });

  it('starts and takes work without Redis, and says so', async () => {
    const running = await startWith('redis://127.0.0.1:9');
    const { status, body } = await readyOnce(running, 'degraded');
    expect(status).toBe(200);
    expect(body.parts).toContainEqual(expect.objectContaining({ name: 'redis', status: 'warn' }));
  });

  it('shows how long messages take', async () => {
    const running = await startWith();
    await publish(running);
    await waitFor(() => ImportConsumer.handled.length === 1, { what: 'the message' });
    const text = await waitFor(
      async () => {
        const answer = await (await fetch(`${running.url}/metrics`)).text();
        return answer.includes('outcome="done"') && answer;
      },
      { what: 'the metric' },
    );
    expect(text).toContain('message="customers.import-customers.v1"');
    expect(text).toContain('assent_queue_jobs{queue="customers",state="failed"} 0');
    expect(text).toContain('assent_failed_jobs{queue="customers"} 0');
  });

  it('stops in order: readiness, HTTP, messages in work, what they still had to send, Redis, database', async () => {
    const running = await startWith();
    const order: string[] = [];
    let letGo: (() => void) | undefined;
    ImportConsumer.work = () => new Promise((resolve) => (letGo = resolve));
    ImportConsumer.done = () => order.push('handler');
    await publish(running);
    await waitFor(() => letGo !== undefined, { what: 'the handler' });

    const redis = running.app.get(RedisConnections);
    const closeRedis = redis.close.bind(redis);
    redis.close = () => {
      order.push('redis');
      closeRedis();
    };
    const stopped = running.stop().then((unfinished) => {
      order.push('stopped');
      return unfinished;
    });
    // HTTP is closed while the handler still works, with its database and Redis at hand.
    const closed = () =>
      fetch(`${running.url}/health/live`).then(
        () => false,
        () => true,
      );
    await waitFor(closed, { what: 'HTTP to close' });
    order.push('http');
    expect(redis.isReady).toBe(true);
    letGo?.();
    expect(await stopped).toEqual([]);
    expect(order).toEqual(['http', 'handler', 'redis', 'stopped']);
    expect(lines.flatMap(({ step }) => step ?? [])).toEqual(['readiness', 'http', 'transport', 'close']);
    const unsent = 'SELECT id FROM outbox_message WHERE published_at IS NULL';
    expect(await database.dataSource.query(unsent)).toEqual([]);
    await expect(running.app.get(Transactions).run((tx) => tx.query('SELECT 1'))).rejects.toThrow();
  });
});
