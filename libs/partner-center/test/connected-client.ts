import { testRedisUrl } from '@assent/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { CallOptions } from '../src/call.js';
import { connectPartnerCenters } from '../src/connect-partner-centers.js';
import type { PartnerCenterClient, PartnerCenterClients } from '../src/partner-center-client.js';
import { PartnerCenterError } from '../src/partner-center-error.js';
import { readProviderInstances } from '../src/provider-instances.js';
import { AMicrosoft, type ReceivedCall } from './a-microsoft.js';

export const CONTACT = {
  firstName: 'Ada',
  lastName: 'Jensen',
  email: 'ada@nordwind.example',
  phone: '+49 30 1',
};
export const ORDER = {
  country: 'DE',
  language: 'de-DE',
  companyName: 'Nordwind Logistik GmbH',
  contact: CONTACT,
  linkLifetimeMinutes: 60,
};
export const ATTESTATION = '49a69a39-8244-4c51-9805-4f5aa3adac6b';
export const TENANT = '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f40';

/** A client and a server that says what a spec wants Microsoft to say; both new for each test. */
export interface ConnectedClient {
  readonly microsoft: AMicrosoft;
  /** Of the first provider instance. */
  readonly client: PartnerCenterClient;
  readonly centers: PartnerCenterClients;
  readonly redisUrl: string;
  /** Connects anew, as another service or after another start would. */
  reconnect(environment?: NodeJS.ProcessEnv, redisUrl?: string, giveUp?: AbortSignal): void;
}

export function connectedClient(): ConnectedClient {
  const here = new Connected();
  beforeAll(() => here.open());
  beforeEach(() => here.begin());
  afterEach(() => here.end());
  afterAll(() => {
    here.close();
  });
  return here;
}

class Connected implements ConnectedClient {
  microsoft!: AMicrosoft;
  client!: PartnerCenterClient;
  redisUrl!: string;
  private redis!: Redis;
  centers!: PartnerCenterClients;

  async open(): Promise<void> {
    this.redisUrl = await testRedisUrl();
    this.redis = new Redis(this.redisUrl);
  }

  async begin(): Promise<void> {
    await this.redis.flushdb();
    this.microsoft = await AMicrosoft.start();
    this.connect({}, this.redisUrl);
  }

  reconnect(environment: NodeJS.ProcessEnv = {}, redisUrl = this.redisUrl, giveUp?: AbortSignal): void {
    this.centers.close();
    this.connect(environment, redisUrl, giveUp);
  }

  async end(): Promise<void> {
    this.centers.close();
    await this.microsoft.stop();
  }

  close(): void {
    this.redis.disconnect();
  }

  private connect(environment: NodeJS.ProcessEnv, redisUrl: string, giveUp?: AbortSignal): void {
    const instances = readProviderInstances({
      PARTNER_CENTER_API_URL: this.microsoft.url,
      PARTNER_CENTER_CLIENT_SECRET: 'a-very-secret-secret',
      ...environment,
    });
    this.centers = connectPartnerCenters({
      instances,
      redisUrl,
      service: 'customers',
      ...(giveUp && { giveUp }),
    });
    this.client = this.centers.of(instances[0]?.profile.id ?? '');
  }
}

/** A call of its own that a person waits for, unless the spec says otherwise. */
export function call(overrides: Partial<CallOptions> = {}): CallOptions {
  return { requestId: randomUUID(), correlationId: randomUUID(), share: 'interactive', ...overrides };
}

/** How a call failed; fails itself when the call does not, or with an error that nobody may meet. */
export async function failureOf(work: Promise<unknown>): Promise<PartnerCenterError> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof PartnerCenterError)) throw new Error(`No PartnerCenterError: ${String(error)}`);
  return error;
}

export function bodyOf(received: ReceivedCall | undefined): unknown {
  return JSON.parse(received?.body ?? '');
}
