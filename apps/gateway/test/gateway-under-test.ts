import {
  type CustomerState,
  type Envelope,
  type McaState,
  customerChanged,
  mcaChanged,
} from '@assent/contracts';
import { LinkTokens, generateKeySpec } from '@assent/keyring';
import { MessagePublisher, type OutgoingMessage, QueueOverview } from '@assent/messaging';
import { type RunningService, createService } from '@assent/service-kit';
import {
  type TestDatabase,
  aCustomerState,
  anId,
  testDatabase,
  testRedisUrl,
  waitFor,
} from '@assent/testing';
import { readEnvironment } from '../src/environment.js';
import { GATEWAY_POLICY } from '../src/gateway-policy.js';
import { gatewayService } from '../src/gateway-service.js';
import { PublicDoor } from '../src/http/edge/public-door.js';
import { gatewayEntities, gatewayMigrations } from '../src/infrastructure/schema.js';

/** The provider instance of the specs; the gateway knows it by name. */
export const INSTANCE_ID = '01900000-0000-7000-8000-000000000001';
export const SCOPE = { providerInstanceId: INSTANCE_ID, resellerId: null };

/**
 * The requests of a spec are not too many for the gateway, however slow the machine is at this moment. Specs about
 * refusals give the waiting time of the policy.
 */
const PATIENT_MS = 20_000;

/** An answer of the API, read as JSON where it is some. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** One whole gateway on real PostgreSQL and Redis, and what specs do with it. */
export class GatewayUnderTest {
  private readonly others: RunningService[] = [];

  private constructor(
    readonly service: RunningService,
    readonly database: TestDatabase,
    readonly tokens: LinkTokens,
    private readonly startAnother: (more: Record<string, string>) => Promise<RunningService>,
  ) {}

  /**
   * @param via what stands between the gateway and its database: the address to use for the given one
   * @param waitMs how long a request waits for a connection before it is refused
   */
  static async start(
    extra: Record<string, string> = {},
    via: (databaseUrl: string) => Promise<string> = (url) => Promise.resolve(url),
    waitMs: number = PATIENT_MS,
  ): Promise<GatewayUnderTest> {
    const database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    const linkKeys = generateKeySpec();
    const variables = {
      LOG_LEVEL: 'fatal',
      DATABASE_URL: await via(database.url),
      REDIS_URL: await testRedisUrl(),
      ENVELOPE_KEYS: generateKeySpec(),
      AT_REST_KEYS: generateKeySpec(),
      LINK_TOKEN_KEYS: linkKeys,
      GATEWAY_PORT: '0',
      PUBLIC_PORT: '0',
      PUBLIC_URL: 'https://mca.partner.example',
      PROVIDER_INSTANCE_CONTACT_EMAIL: 'help@partner.example',
      ...extra,
    };
    const startAnother = (more: Record<string, string> = {}) =>
      createService(
        gatewayService(readEnvironment({ ...variables, ...more }), {
          poolSize: GATEWAY_POLICY.requestPoolSize,
          waitMs,
        }),
      );
    return new GatewayUnderTest(await startAnother(), database, LinkTokens.parse(linkKeys), startAnother);
  }

  async stop(): Promise<void> {
    const unfinished = (await Promise.all([...this.others, this.service].map((one) => one.stop()))).flat();
    await this.database.drop();
    if (unfinished.length > 0) throw new Error(`These steps of the shutdown hung: ${unfinished.join(', ')}`);
  }

  /** One more of the same gateway, over the same servers; stops with the first. */
  async startBeside(more: Record<string, string> = {}): Promise<RunningService> {
    const other = await this.startAnother(more);
    this.others.push(other);
    return other;
  }

  get publicUrl(): string {
    return `http://127.0.0.1:${String(this.service.app.get(PublicDoor).port)}`;
  }

  /** Sends a request to the main listener; a body goes as JSON. */
  async call(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    return this.fetch(`${this.service.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** Posts a form, as a browser without JavaScript does. */
  form(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.fetch(`${this.service.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  }

  async fetch(url: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(url, init);
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  /** Puts messages on the gateway's queue, as the other services' relays do. */
  async publish(...messages: readonly OutgoingMessage[]): Promise<void> {
    await this.service.app.get(MessagePublisher).publish([...messages]);
  }

  /** Waits until the gateway has handled every message that it was sent; before, one that changes nothing is not known to. */
  async hasHandledAll(): Promise<void> {
    const overview = this.service.app.get(QueueOverview);
    await waitFor(
      async () => {
        const own = (await overview.depths()).find(({ queue }) => queue === 'gateway');
        return own?.waiting === 0 && own.prioritized === 0 && own.active === 0 && own.delayed === 0;
      },
      { what: 'all messages to be handled' },
    );
  }

  /** Waits until the API answers what is wanted; answers it. */
  async eventually(path: string, wanted: (answer: Answer) => boolean, what: string): Promise<Answer> {
    let answer: Answer | undefined;
    await waitFor(
      async () => {
        answer = await this.call('GET', path);
        return wanted(answer);
      },
      { what },
    );
    return answer!;
  }

  /** Waits until so many customers are shown with both of their parts: a customer is counted before its MCA has come. */
  async eventuallyShows(customers: number): Promise<void> {
    await waitFor(
      async () => {
        const [row] = await this.database.dataSource.query<[{ whole: number }]>(
          `SELECT count(*)::int AS whole FROM customer_view
           WHERE customer_version IS NOT NULL AND mca_version IS NOT NULL`,
        );
        return row.whole === customers;
      },
      { what: `${String(customers)} customers to be shown with their MCA` },
    );
  }

  /** A customer that has come with its MCA; waits until the API shows it. */
  async aCustomer(
    mca?: (customer: CustomerState) => McaState,
    overrides: Partial<CustomerState> = {},
  ): Promise<CustomerState> {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID, ...overrides });
    const state = mca?.(customer);
    await this.publish(customerEvent(customer), ...(state === undefined ? [] : [mcaEvent(state)]));
    await this.eventually(
      `/api/v1/customers/${customer.customerId}/mca`,
      ({ status, json }) =>
        status === 200 &&
        (state === undefined ||
          (json['reasonCode'] === state.reasonCode &&
            (json['attestation'] as { id: string } | null)?.id === state.attestation?.id)),
      'the customer to be shown',
    );
    return customer;
  }

  /** The commands of one type that were given, sealed as they go out; oldest first. */
  async commands(type: string): Promise<Omit<Envelope, 'data'>[]> {
    const rows = await this.database.dataSource.query<{ message: { envelope: Envelope } }[]>(
      `SELECT message FROM outbox_message WHERE type = $1 ORDER BY message_id`,
      [type],
    );
    return rows.map(({ message }) => message.envelope);
  }

  /** The operation that the customer is waiting for. */
  async pendingOperation(customerId: string): Promise<string> {
    const { json } = await this.eventually(
      `/api/v1/customers/${customerId}/mca`,
      (answer) => typeof answer.json['pendingOperationId'] === 'string',
      'a command on its way',
    );
    return String(json['pendingOperationId']);
  }
}

export function customerEvent(
  customer: CustomerState,
  more: Partial<OutgoingMessage<typeof customerChanged>['data']> = {},
): OutgoingMessage<typeof customerChanged> {
  return {
    contract: customerChanged,
    data: { customer, change: 'customer_imported', settles: [], ...more },
    ...thread(customer.customerId, customer.version, customer),
  };
}

export function mcaEvent(
  mca: McaState,
  more: Partial<OutgoingMessage<typeof mcaChanged>['data']> = {},
): OutgoingMessage<typeof mcaChanged> {
  return {
    contract: mcaChanged,
    data: { mca, change: 'verified', attestationId: null, settles: [], ...more },
    ...thread(mca.customerId, mca.version, mca),
  };
}

/** What every message of a spec carries. */
export function thread(
  id: string,
  version: number | null,
  { providerInstanceId, resellerId }: { providerInstanceId: string; resellerId: string | null },
): Omit<OutgoingMessage, 'contract' | 'data'> {
  return {
    aggregate: { id, version },
    scope: { providerInstanceId, resellerId },
    actor: { kind: 'system', id: 'assent', display: 'Assent' },
    correlationId: anId(),
  };
}
