import { randomUUID } from 'node:crypto';
import { readEnvironment } from '../src/environment.js';
import { type RunningSandbox, startSandbox } from '../src/start-sandbox.js';
import { PARTNER_CENTER_AUDIENCE } from '../src/tokens/access-tokens.js';

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; empty for anything else. */
  readonly json: Record<string, unknown>;
}

/** A sandbox on a free port with a client that says as little as it must. */
export class SandboxClient {
  private token: string | undefined;

  private constructor(
    readonly sandbox: RunningSandbox,
    readonly tenantId: string,
  ) {}

  static async start(variables: Record<string, string> = {}, tenantId = 'partner'): Promise<SandboxClient> {
    const environment = readEnvironment({ SANDBOX_PORT: '0', ...variables });
    return new SandboxClient(await startSandbox(environment), tenantId);
  }

  /** The same sandbox through another partner's eyes. */
  as(tenantId: string): SandboxClient {
    return new SandboxClient(this.sandbox, tenantId);
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  async send(method: string, path: string, options: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.sandbox.url + path, { redirect: 'manual', ...options, method });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (isJson ? JSON.parse(text) : {}) as Answer['json'],
    };
  }

  /** A token form; returns the endpoint's answer. */
  tokenRequest(version: 'v1' | 'v2', form: Record<string, string>): Promise<Answer> {
    const path = version === 'v1' ? 'oauth2/token' : 'oauth2/v2.0/token';
    return this.send('POST', `/${this.tenantId}/${path}`, {
      body: new URLSearchParams({ client_id: 'app', client_secret: 'secret', ...form }),
    });
  }

  async appOnlyToken(): Promise<string> {
    const answer = await this.tokenRequest('v2', {
      grant_type: 'client_credentials',
      scope: `${PARTNER_CENTER_AUDIENCE}/.default`,
    });
    return String(answer.json['access_token']);
  }

  async appUserToken(): Promise<string> {
    const answer = await this.tokenRequest('v2', {
      grant_type: 'refresh_token',
      refresh_token: 'sandbox-refresh-token',
      scope: `${PARTNER_CENTER_AUDIENCE}/.default`,
    });
    return String(answer.json['access_token']);
  }

  /** A Partner Center call with an app-only token and fresh ids, unless told otherwise. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    this.token ??= await this.appOnlyToken();
    return this.send(method, `/v1${path}`, {
      headers: {
        authorization: `Bearer ${this.token}`,
        'ms-requestid': randomUUID(),
        'ms-correlationid': randomUUID(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  control(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.send(method, `/_control${path}`, {
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  }

  /** An attestation for a company; returns its id. */
  async createAttestation(changes: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.call('POST', '/attestations/enhanced', attestationOrder(changes));
    return String(answer.json['attestationId']);
  }

  async acceptedAttestation(changes: Record<string, unknown> = {}): Promise<string> {
    const id = await this.createAttestation(changes);
    await this.control('POST', `/attestations/${id}/accept`);
    return id;
  }

  /** Tenant ids of all customers on the first page, in order. */
  async someCustomers(): Promise<string[]> {
    const answer = await this.call('GET', '/customers?size=500');
    return (answer.json['items'] as { id: string }[]).map(({ id }) => id);
  }

  /** A customer that has no Microsoft Customer Agreement. */
  async customerWithoutAgreement(): Promise<string> {
    for (const id of await this.someCustomers()) {
      const shown = await this.control('GET', `/customers/${id}`);
      if ((shown.json['agreements'] as unknown[]).length === 0 && !shown.json['acceptedDirectly']) return id;
    }
    throw new Error('every invented customer has an agreement');
  }
}

export const attestationOrder = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  country: 'DE',
  language: 'de-DE',
  companyName: 'Falkenried Logistik GmbH',
  signatoryFirstName: 'Anna',
  signatoryLastName: 'Weber',
  signatoryEmail: 'anna.weber@falkenried.example',
  signatoryPhoneNumber: '+49 30 5550101',
  ...changes,
});
