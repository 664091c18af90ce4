import { Redis } from 'ioredis';
import { CallBudget } from './call-budget.js';
import { Caller } from './caller.js';
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
  /** Gives up every call, at the end of the process: whether Microsoft carried it out is then not known. */
  readonly giveUp?: AbortSignal;
}): PartnerCenterClients {
  return new ConnectedPartnerCenters(options.instances, options.redisUrl, options.giveUp);
}

class ConnectedPartnerCenters extends PartnerCenterClients {
  private readonly http: Http;
  private readonly redis: Redis;
  private readonly clients: ReadonlyMap<string, PartnerCenterClient>;

  constructor(
    private readonly instances: readonly ProviderInstance[],
    redisUrl: string,
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
    this.clients = new Map(
      instances.map(({ profile, connection }) => {
        const tokens = new TokenCache(connection, this.http);
        const caller = new Caller(connection, this.http, tokens, budget);
        return [profile.id, new HttpPartnerCenterClient(caller, connection.acceptanceUrl)];
      }),
    );
  }

  of(providerInstanceId: string): PartnerCenterClient {
    const client = this.clients.get(providerInstanceId);
    if (client) return client;
    throw new Error(
      `There is no provider instance ${providerInstanceId} in the settings of this service: add it to ` +
        'PROVIDER_INSTANCES_FILE, or set PROVIDER_INSTANCE_ID.',
    );
  }

  budgets(): readonly InstanceBudget[] {
    return this.instances.map(({ profile, connection: { callsPerMinute } }) => ({
      providerInstanceId: profile.id,
      callsPerMinute,
    }));
  }

  /** Nest calls this on whatever it provides, so that a module has nothing to remember. */
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  async close(): Promise<void> {
    this.redis.disconnect();
    await this.http.close();
  }
}
