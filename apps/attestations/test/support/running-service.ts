import {
  customerChanged,
  DEFAULT_PROVIDER_INSTANCE_ID,
  mcaChanged,
  attestationsCommandRefused,
  SYSTEM_ACTOR,
  type Envelope,
  type McaState,
  type MessageContract,
  type MessageData,
  type Priority,
  type Refusal,
} from '@assent/contracts';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { MessagePublisher, openMessage, RedisConnections } from '@assent/messaging';
import { readProviderInstances } from '@assent/partner-center';
import { createService, type RunningService } from '@assent/service-kit';
import {
  aCustomerState,
  anId,
  testDatabase,
  testRedisUrl,
  waitFor,
  type TestDatabase,
} from '@assent/testing';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import { AppModule } from '../../src/app.module.js';
import { readEnvironment } from '../../src/environment.js';
import { attestationsSchema } from '../../src/infrastructure/attestations-schema.js';
import { MicrosoftSandbox, type SandboxCustomer } from './microsoft-sandbox.js';

const hasNothing = ({ agreements, acceptedDirectly }: SandboxCustomer) =>
  agreements.length === 0 && !acceptedDirectly;

type Told<C extends MessageContract> = MessageData<C>;

/** The whole service with PostgreSQL, Redis and Microsoft's stand-in, spoken to by messages as in a house. */
export class RunningAttestations {
  readonly usedTenants = new Set<string>();

  private constructor(
    readonly microsoft: MicrosoftSandbox,
    readonly database: TestDatabase,
    readonly service: RunningService,
    private readonly variables: Record<string, string> & { readonly REDIS_URL: string },
    private readonly keyring: Keyring,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<RunningAttestations> {
    const microsoft = await MicrosoftSandbox.start();
    const database = await testDatabase({ name: 'attestations', ...attestationsSchema });
    const envelopeKeys = generateKeySpec();
    const variables = {
      LOG_LEVEL: 'error',
      PORT: '0',
      DATABASE_URL: database.url,
      REDIS_URL: await testRedisUrl(),
      ENVELOPE_KEYS: envelopeKeys,
      AT_REST_KEYS: generateKeySpec(),
      PARTNER_CENTER_API_URL: microsoft.url,
      ...settings,
    };
    const service = await startProcess(variables);
    const keyring = Keyring.parse(envelopeKeys);
    return new RunningAttestations(microsoft, database, service, variables, keyring);
  }

  /** One more process of the service, with the same database and queues. Stop it before the house. */
  anotherProcess(): Promise<RunningService> {
    return startProcess(this.variables);
  }

  async stop(): Promise<string[]> {
    const unfinished = await this.service.stop();
    await this.microsoft.stop();
    await this.database.drop();
    return unfinished;
  }

  get redisUrl(): string {
    return this.variables.REDIS_URL;
  }

  /** Everything that Redis held is gone, as after a crash without a backup. */
  async emptyRedis(): Promise<void> {
    const redis = new Redis(this.variables.REDIS_URL);
    await redis.flushdb();
    redis.disconnect();
  }

  /** A command or event from another service. @returns its operation */
  async send<C extends MessageContract>(
    contract: C,
    customerId: string,
    data: z.input<C['data']>,
    priority: Priority = 'interactive',
  ): Promise<string> {
    const operationId = anId();
    await this.service.app.get(MessagePublisher).publish([
      {
        contract,
        data,
        aggregate: { id: customerId, version: null },
        scope: { providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID, resellerId: null },
        actor: SYSTEM_ACTOR,
        correlationId: anId(),
        operationId,
        priority,
      },
    ]);
    return operationId;
  }

  /** A customer of the partner's without any agreement, as the customers service would tell of it. */
  async newCustomer(tenantId?: string): Promise<string> {
    const tenant = tenantId ?? (await this.microsoft.tenantThat(hasNothing, this.usedTenants)).id;
    this.usedTenants.add(tenant);
    const customer = aCustomerState({
      tenantId: tenant,
      providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID,
    });
    await this.send(customerChanged, customer.customerId, {
      customer,
      change: 'customer_imported',
      settles: [],
    });
    return customer.customerId;
  }

  async tenantOf(customerId: string): Promise<string> {
    const [row] = await this.database.dataSource.query<{ tenant_id: string }[]>(
      'SELECT tenant_id FROM customer_mca WHERE customer_id = $1',
      [customerId],
    );
    if (!row) throw new Error(`nothing known of ${customerId}`);
    return row.tenant_id;
  }

  /** Everything that was told of a kind, in order. */
  async told<C extends MessageContract>(contract: C): Promise<Told<C>[]> {
    const rows = await this.database.dataSource.query<{ message: { envelope: Envelope } }[]>(
      'SELECT message FROM outbox_message WHERE type = $1 ORDER BY id',
      [contract.type],
    );
    return rows.map(({ message }) => openMessage(message.envelope, contract, this.keyring).data);
  }

  /** What was told of one customer, in order. */
  async changesOf(customerId: string): Promise<Told<typeof mcaChanged>[]> {
    return (await this.told(mcaChanged)).filter(({ mca }) => mca.customerId === customerId);
  }

  /** The customer's newest public state, once it has this reason. */
  becomes(customerId: string, reasonCode: McaState['reasonCode'], deadlineMs = 60_000): Promise<McaState> {
    return waitFor(
      async () => {
        const newest = (await this.changesOf(customerId)).at(-1)?.mca;
        return newest?.reasonCode === reasonCode ? newest : undefined;
      },
      { what: `the customer to be ${reasonCode}`, deadlineMs, everyMs: 100 },
    );
  }

  /** Resolves once this was told of a customer. */
  async hasTold(customerId: string, change: Told<typeof mcaChanged>['change']): Promise<void> {
    await waitFor(async () => (await this.changesOf(customerId)).some((told) => told.change === change), {
      what: `${change} to be told`,
      everyMs: 100,
    });
  }

  /** How an operation ended: `succeeded`, or why it was refused. */
  outcomeOf(operationId: string, deadlineMs = 60_000): Promise<'succeeded' | Refusal> {
    return waitFor(
      async () => {
        const settled = (await this.told(mcaChanged)).some(({ settles }) =>
          settles.some((one) => one.operationId === operationId),
        );
        if (settled) return 'succeeded' as const;
        const refused = await this.told(attestationsCommandRefused);
        return refused.find((one) => one.operationId === operationId)?.refusal;
      },
      { what: `operation ${operationId} to end`, deadlineMs, everyMs: 100 },
    );
  }
}

async function startProcess(variables: Record<string, string>): Promise<RunningService> {
  const environment = readEnvironment(variables);
  const service = await createService({
    name: 'attestations',
    module: AppModule.forRoot(environment, readProviderInstances(variables)),
    port: environment.PORT,
    host: environment.HOST,
  });
  // A start goes on without Redis after a second.
  const connections = service.app.get(RedisConnections);
  await waitFor(() => connections.isReady, { what: 'the connection to Redis' });
  return service;
}
