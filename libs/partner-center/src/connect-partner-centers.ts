import type { ServiceName } from '@assent/contracts';
import { Redis } from 'ioredis';
import { CallBudget } from './call-budget.js';
import type { CallOptions } from './call.js';
import { Caller } from './caller.js';
import { checkConnection, type ConnectionCheck } from './check-connection.js';
import { ConnectionBook } from './connection-book.js';
import type { WorkRecord } from './connection-record.js';
import { Http } from './http.js';
import { HttpPartnerCenterClient } from './http-partner-center-client.js';
import {
  type InstanceBudget,
  type PartnerCenterClient,
  PartnerCenterClients,
} from './partner-center-client.js';
import { PARTNER_CENTER_POLICY } from './partner-center-policy.js';
import type { ProviderInstance } from './provider-instances.js';
import { TokenCache } from './token-cache.js';

/**
 * Clients for these provider instances. Connects when first used; Redis holds the call budget that all
 * services share. Call `close()` at the end.
 */
export function connectPartnerCenters(options: {
  readonly instances: readonly ProviderInstance[];
  readonly redisUrl: string;
  /** Who calls; stands beside what is noted about the connection. */
  readonly service: ServiceName;
  /** Gives up every call, at the end of the process: whether Microsoft carried it out is then not known. */
  readonly giveUp?: AbortSignal;
}): PartnerCenterClients {
  return new ConnectedPartnerCenters(options.instances, options.redisUrl, options.service, options.giveUp);
}

/** What belongs to one provider instance. */
interface Connected {
  readonly client: HttpPartnerCenterClient;
  readonly book: ConnectionBook;
}

class ConnectedPartnerCenters extends PartnerCenterClients {
  private readonly http: Http;
  private readonly redis: Redis;
  private readonly connected: ReadonlyMap<string, Connected>;

  constructor(
    private readonly instances: readonly ProviderInstance[],
    redisUrl: string,
    service: ServiceName,
    giveUp?: AbortSignal,
  ) {
    super();
    this.http = new Http(giveUp);
    this.redis = new Redis(redisUrl, {
      connectionName: 'assent-partner-center',
      commandTimeout: PARTNER_CENTER_POLICY.budgetTimeoutMs,
      maxRetriesPerRequest: 0,
    });
    // The budget does without Redis while it is away; the services report its absence themselves.
    this.redis.on('error', () => undefined);
    const budget = new CallBudget(this.redis);
    this.connected = new Map(
      instances.map((instance) => {
        const { profile, connection } = instance;
        const book = new ConnectionBook(this.redis, service, instance);
        const tokens = new TokenCache(connection, this.http, book);
        const caller = new Caller(connection, this.http, tokens, budget, book);
        return [profile.id, { client: new HttpPartnerCenterClient(caller, connection.acceptanceUrl), book }];
      }),
    );
    this.redis.on('ready', () => {
      for (const { book } of this.connected.values()) book.connected();
    });
  }

  of(providerInstanceId: string): PartnerCenterClient {
    return this.connectedTo(providerInstanceId).client;
  }

  check(providerInstanceId: string, options: CallOptions): Promise<ConnectionCheck> {
    const { client, book } = this.connectedTo(providerInstanceId);
    return checkConnection(client, book, options);
  }

  async noteWaitingWork(providerInstanceId: string, work: WorkRecord): Promise<void> {
    await this.connected.get(providerInstanceId)?.book.workWaits(work);
  }

  budgets(): readonly InstanceBudget[] {
    return this.instances.map(({ profile, connection: { callsPerMinute } }) => ({
      providerInstanceId: profile.id,
      callsPerMinute,
    }));
  }

  private connectedTo(providerInstanceId: string): Connected {
    const connected = this.connected.get(providerInstanceId);
    if (connected) return connected;
    throw new Error(
      `There is no provider instance ${providerInstanceId} in the settings of this service: add it to ` +
        'PROVIDER_INSTANCES_FILE, or set PROVIDER_INSTANCE_ID.',
    );
  }

  /** Nest calls this on whatever it provides, so that a module has nothing to remember. */
  onApplicationShutdown(): void {
    this.close();
  }

  close(): void {
    this.redis.disconnect();
    this.http.close();
  }
}
