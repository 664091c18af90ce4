import { checkConnection, connectionChecked } from '@assent/contracts';
import {
  connectPartnerCenters,
  type PartnerCenterClients,
  readProviderInstances,
} from '@assent/partner-center';
import { anId, testRedisUrl, waitFor } from '@assent/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventStreamClient } from './event-stream-client.js';
import { GatewayUnderTest, INSTANCE_ID, SCOPE, thread } from './gateway-under-test.js';

const CONNECTION = `/api/v1/provider-instances/${INSTANCE_ID}/connection`;
const SECRET = 'a-very-secret-secret';

/** Entra and Partner Center, as much of them as one call needs. */
class Microsoft {
  status = 200;
  signIn: { status: number; body: object } = { status: 200, body: { access_token: 't', expires_in: 3600 } };
  headers: Record<string, string> = {};
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Microsoft> {
    const server = createServer((request, response) => {
      const isSignIn = request.url?.endsWith('/token') === true;
      const page = { items: [], totalCount: 0, attributes: { objectType: 'Collection' } };
      response.writeHead(isSignIn ? microsoft.signIn.status : microsoft.status, {
        'content-type': 'application/json',
        ...(isSignIn ? {} : microsoft.headers),
      });
      const answer = microsoft.status === 200 ? page : { code: microsoft.status };
      response.end(JSON.stringify(isSignIn ? microsoft.signIn.body : answer));
    });
    const microsoft = new Microsoft(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return microsoft;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('the connection to Microsoft', () => {
  let gateway: GatewayUnderTest;
  let microsoft: Microsoft;
  let service: PartnerCenterClients;
  beforeAll(async () => {
    const redisUrl = await testRedisUrl();
    microsoft = await Microsoft.start();
    gateway = await GatewayUnderTest.start({ REDIS_URL: redisUrl });
    const instances = readProviderInstances({
      PARTNER_CENTER_API_URL: microsoft.url,
      PARTNER_CENTER_CLIENT_SECRET: SECRET,
    });
    service = connectPartnerCenters({ instances, redisUrl, service: 'customers' });
  });
  afterAll(async () => {
    service.close();
    await gateway.stop();
    microsoft.stop();
  });

  /** What the customers service does when it is asked. */
  const check = () =>
    service.check(INSTANCE_ID, { requestId: anId(), correlationId: anId(), share: 'interactive' });
  const connectionThatIs = async (status: string) =>
    (await gateway.eventually(CONNECTION, ({ json }) => json['status'] === status, `it to be ${status}`))
      .json;

  it('is nothing yet while nobody has called, and says so', async () => {
    const connection = await connectionThatIs('never_called');
    expect(connection).toMatchObject({
      lastSuccess: null,
      lastFailure: null,
      lastCheck: null,
      operations: [],
    });
    expect(connection['sentence']).toMatch(/not called Microsoft yet/);
    await gateway.eventually(CONNECTION, ({ json }) => json['credentials'] !== null, 'the credentials');
  });

  it('works once Microsoft has served a call, with all that it is made of', async () => {
    await check();
    const connection = await connectionThatIs('working');
    expect(connection).toMatchObject({
      providerInstanceId: INSTANCE_ID,
      lastSuccess: { operation: 'check_connection' },
      failures: [],
      lastCheck: { works: true, triedUser: false },
      credentials: { applicationId: 'assent', kind: 'app_only', apiHost: new URL(microsoft.url).host },
      tokens: [{ kind: 'app_only' }],
      refreshToken: null,
      operations: [{ operation: 'check_connection', calls: 1, failures: 0, isFailing: false }],
    });
    expect(connection['budgets']).toContainEqual(
      expect.objectContaining({ family: 'attestations', callsPerMinute: 200, pausedUntil: null }),
    );
  });

  it('says in plain words what is wrong and what to do, also in the list, and hides the secret', async () => {
    microsoft.signIn = { status: 401, body: { error: 'invalid_client', error_codes: [7000222] } };
    await check();
    microsoft.signIn = { status: 200, body: { access_token: 't', expires_in: 3600 } };
    const failing = await connectionThatIs('failing');
    expect(failing['failures']).toEqual([
      expect.objectContaining({
        reason: 'secret_expired',
        service: 'customers',
        operation: 'check_connection',
        microsoftCode: '7000222',
        meaning: expect.stringContaining('client secret has expired') as string,
        advice: expect.stringContaining('PARTNER_CENTER_CLIENT_SECRET') as string,
      }),
    ]);
    const { json, text } = await gateway.call('GET', '/api/v1/provider-instances/connections');
    expect(json['items']).toMatchObject([{ providerInstanceId: INSTANCE_ID, status: 'failing' }]);
    expect(`${JSON.stringify(failing)}${text}`).not.toContain(SECRET);
    await check();
    const { failures, lastFailure } = await connectionThatIs('working');
    expect(failures).toEqual([]);
    expect(lastFailure).toMatchObject({ reason: 'secret_expired' });
  });

  it('is throttled for as long as Microsoft asks', async () => {
    microsoft.status = 429;
    microsoft.headers = { 'retry-after': '120' };
    await check();
    const throttled = await connectionThatIs('throttled');
    expect(throttled['pausedUntil']).toEqual(expect.any(String));
    const customers = (throttled['budgets'] as { family: string }[]).find(
      ({ family }) => family === 'customers',
    );
    expect(customers).toMatchObject({ available: 0, pausedUntil: throttled['pausedUntil'] });
  });

  it('is checked by a command, and answered with what was found', async () => {
    const stream = await EventStreamClient.open(`${gateway.service.url}/api/v1/mca/events`);
    const checking = gateway.call('POST', `${CONNECTION}/checks`, { headers: { prefer: 'wait=30' } });
    const [command] = await waitFor(
      async () => {
        const commands = await gateway.commands(checkConnection.type);
        return commands.length > 0 ? commands : undefined;
      },
      { what: 'the command' },
    );
    const operationId = command!.operationId!;
    await gateway.publish({
      contract: connectionChecked,
      data: {
        providerInstanceId: INSTANCE_ID,
        works: false,
        reason: 'throttled',
        settles: [{ operationId, resource: { kind: 'connection', id: INSTANCE_ID } }],
      },
      ...thread(INSTANCE_ID, null, SCOPE),
    });
    const { status, json } = await checking;
    expect(status).toBe(200);
    expect(json).toMatchObject({ providerInstanceId: INSTANCE_ID, lastCheck: { works: false } });
    const told = await stream.find('the end of the check', ({ name }) => name === 'connection-checked');
    expect(told.data).toEqual({ providerInstanceId: INSTANCE_ID });
    stream.close();
  });

  it('is not there for an instance that is unknown', async () => {
    for (const call of [
      gateway.call('GET', `/api/v1/provider-instances/${anId()}/connection`),
      gateway.call('POST', `/api/v1/provider-instances/${anId()}/connection/checks`),
      gateway.call('GET', '/api/v1/provider-instances/nothing/connection'),
    ]) {
      expect((await call).json).toMatchObject({ status: 404, code: 'provider_instance_not_found' });
    }
  });
});

describe('while Redis is away', () => {
  it('what is known of the connection cannot be read, which says nothing about Microsoft', async () => {
    const gateway = await GatewayUnderTest.start({ REDIS_URL: 'redis://127.0.0.1:1' });
    const { status, json, headers } = await gateway.call('GET', CONNECTION);
    expect(status).toBe(503);
    expect(json).toMatchObject({ code: 'service_unavailable' });
    expect(json['detail']).toMatch(/says nothing about the connection/);
    expect(headers.get('retry-after')).toBe('5');
    await gateway.stop();
  });
});
