import { DEFAULT_PROVIDER_INSTANCE_ID, type MessageContract, SYSTEM_ACTOR } from '@assent/contracts';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { MessagePublisher, MessagingModule, type OutgoingMessage, RedisConnections } from '@assent/messaging';
import { anId, type TestDatabase, testDatabase, testRedisUrl, waitFor } from '@assent/testing';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { customersEntities, customersMigrations } from '../src/infrastructure/schema.js';
import { Program } from './child-process.js';

const ENVELOPE_KEYS = generateKeySpec();

/** The customers service as a process beside the sandbox, with a database and a Redis of the spec's own. */
export class CustomersUnderTest {
  private service: Program | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly redisUrl: string,
    private readonly sandbox: Program,
    private readonly sandboxUrl: string,
    private readonly gateway: INestApplicationContext,
  ) {}

  static async prepare(sandboxEnvironment: Record<string, string>): Promise<CustomersUnderTest> {
    const database = await testDatabase({
      name: 'customers',
      entities: customersEntities,
      migrations: customersMigrations,
    });
    const redisUrl = await testRedisUrl();
    const sandbox = Program.start('microsoft-sandbox', 'main', { SANDBOX_PORT: '0', ...sandboxEnvironment });
    const gateway = await NestFactory.createApplicationContext(senderModule(redisUrl), { logger: false });
    // A start goes on without Redis after a second.
    const connections = gateway.get(RedisConnections);
    await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
    return new CustomersUnderTest(database, redisUrl, sandbox, await sandbox.url(), gateway);
  }

  async start(environment: Record<string, string> = {}): Promise<Program> {
    this.service = Program.start('customers', 'main', {
      DATABASE_URL: this.database.url,
      REDIS_URL: this.redisUrl,
      PORT: '0',
      ENVELOPE_KEYS,
      AT_REST_KEYS: generateKeySpec(),
      PARTNER_CENTER_API_URL: this.sandboxUrl,
      ...environment,
    });
    await this.service.url();
    return this.service;
  }

  /** Another process takes the place of the one that ran. */
  async restart(environment: Record<string, string> = {}): Promise<void> {
    await this.service?.stop();
    await this.start(environment);
  }

  async close(): Promise<void> {
    await this.service?.stop();
    await this.sandbox.stop();
    await this.gateway.close();
    await this.database.drop();
  }

  /** Sends a command as the gateway would; answers its operation's id. */
  async send<C extends MessageContract>(
    contract: C,
    data: OutgoingMessage<C>['data'],
    aggregateId = anId(),
  ): Promise<string> {
    const operationId = anId();
    const message: OutgoingMessage<C> = {
      contract,
      data,
      aggregate: { id: aggregateId, version: null },
      scope: { providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID, resellerId: null },
      actor: SYSTEM_ACTOR,
      correlationId: anId(),
      operationId,
    };
    await this.gateway.get(MessagePublisher).publish<[C]>([message]);
    return operationId;
  }

  /** Does in the sandbox what the world does. */
  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.sandboxUrl}/_control/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** What a flush, or a restore of an old backup, does to the queues. */
  async emptyRedis(): Promise<void> {
    const redis = new Redis(this.redisUrl);
    await redis.flushdb();
    redis.disconnect();
  }

  /** Takes a customer away at Microsoft, as another administrator of the partner would. */
  async deleteAtMicrosoft(tenantId: string): Promise<void> {
    const form = {
      grant_type: 'client_credentials',
      client_id: 'somebody-else',
      client_secret: 'secret',
      scope: 'https://api.partnercenter.microsoft.com/.default',
    };
    const token = await fetch(`${this.sandboxUrl}/partner/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const answer = await fetch(`${this.sandboxUrl}/v1/customers/${tenantId}`, {
      method: 'DELETE',
      headers: {
        Authorization: `Bearer ${access_token}`,
        'MS-RequestId': anId(),
        'MS-CorrelationId': anId(),
      },
    });
    if (!answer.ok) throw new Error(`DELETE ${tenantId}: ${answer.status} ${await answer.text()}`);
  }

  /** The first row of a query that answers one, once it does. */
  waitForRow<Row>(what: string, sql: string, parameters: unknown[] = [], deadlineMs = 90_000): Promise<Row> {
    const query = async () => (await this.database.dataSource.query<Row[]>(sql, parameters))[0];
    return waitFor(query, { what, deadlineMs, everyMs: 50 });
  }
}

function senderModule(redisUrl: string) {
  @Module({
    imports: [
      MessagingModule.forRoot({
        service: 'gateway',
        redisUrl,
        envelopeKeys: Keyring.parse(ENVELOPE_KEYS),
        serves: [],
      }),
    ],
  })
  class SenderModule {}
  return SenderModule;
}
