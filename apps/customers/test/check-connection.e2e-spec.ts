import { checkConnection, createCustomer, DEFAULT_PROVIDER_INSTANCE_ID } from '@assent/contracts';
import { type ConnectionFacts, readConnectionFacts } from '@assent/partner-center';
import { aContact, anId, waitFor } from '@assent/testing';
import { Redis } from 'ioredis';
import { CustomersUnderTest } from './customers-process.js';

interface Answer {
  readonly works: boolean;
  readonly reason: string | null;
}

/** The service as a process, with Redis and the stand-in for Microsoft, which fails in every way it can. */
describe('a check of the connection', () => {
  let customers: CustomersUnderTest;
  let redis: Redis;

  beforeAll(async () => {
    customers = await CustomersUnderTest.prepare({ SANDBOX_CUSTOMERS: '3' });
    redis = new Redis(customers.redisUrl);
    await customers.start({ PARTNER_CENTER_REFRESH_TOKEN: 'sandbox-refresh-token' });
  });
  afterAll(async () => {
    redis.disconnect();
    await customers.close();
  });

  const check = async (...faults: object[]): Promise<Answer> => {
    await customers.control('PUT', 'faults', faults);
    const operationId = await customers.send(
      checkConnection,
      { providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID },
      DEFAULT_PROVIDER_INSTANCE_ID,
    );
    return customers.waitForRow<Answer>(
      'the check to be over',
      `SELECT (message->'envelope'->'data'->>'works')::boolean AS works,
              message->'envelope'->'data'->>'reason' AS reason
         FROM outbox_message
        WHERE message->'envelope'->'data'->'settles'->0->>'operationId' = $1`,
      [operationId],
    );
  };
  const facts = (): Promise<ConnectionFacts> => readConnectionFacts(redis, DEFAULT_PROVIDER_INSTANCE_ID);
  /** The service calls Microsoft of its own accord as well, as its sweeps come round. */
  const ofCheck = ({ calls }: ConnectionFacts) =>
    calls.find(({ operation }) => operation === 'check_connection');
  const SIGN_IN = '/*/oauth2/**';
  const LIST = '/v1/customers';

  it('calls Microsoft for the application and for the user', async () => {
    expect(await check()).toEqual({ works: true, reason: null });
    const { calls, check: noted, refreshTokenSince, settings, tokens } = await facts();
    expect(calls.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['check_connection', 'check_user']),
    );
    expect(noted).toMatchObject({ works: true, triedUser: true });
    expect(settings).toMatchObject({ hasUser: true, applicationId: 'assent' });
    expect(tokens.map(({ kind }) => kind)).toEqual(['app_only', 'app_user']);
    expect(refreshTokenSince).not.toBeNull();
  });

  it.each([
    ['secret_expired', { path: SIGN_IN, status: 401, body: 'entra', code: 7000222 }],
    ['mfa_required', { path: SIGN_IN, status: 400, body: 'entra', code: 50076 }],
    ['consent_missing', { path: SIGN_IN, status: 400, body: 'entra', code: 65001 }],
    ['sign_in_unavailable', { path: SIGN_IN, status: 503, body: 'html' }],
    ['token_refused', { path: LIST, status: 401, code: 900420 }],
    ['not_permitted', { path: LIST, status: 403, code: 1002 }],
    ['microsoft_failing', { path: LIST, status: 500 }],
    ['no_answer', { path: LIST, delayMs: 60_000 }],
    ['not_connected', { path: LIST, drop: true }],
    ['unreadable', { path: LIST, status: 200, body: 'html' }],
    ['throttled', { path: LIST, status: 429, retryAfterSeconds: 1 }],
  ])('finds that it is %s', async (reason, fault) => {
    expect(await check(fault)).toEqual({ works: false, reason });
    const known = await facts();
    const { lastFailure } = ofCheck(known)!;
    expect(lastFailure).toMatchObject({ reason, service: 'customers', tokenKind: 'app_only' });
    expect(known.check).toMatchObject({ works: false });
  });

  it('stands beside what waits in the service', async () => {
    const id = anId();
    await customers.control('PUT', 'faults', [{ path: LIST, method: 'POST', status: 503 }]);
    const address = { line1: 'Hafenstraße 7', city: 'Hamburg', postalCode: '20457', country: 'DE' };
    const order = { companyName: 'Nordwind', domainPrefix: 'nordwindwaits', language: 'de-DE', address };
    await customers.send(createCustomer, { ...order, contact: aContact() }, id);
    const work = await waitFor(
      async () => (await facts()).work.find(({ waiting, tried }) => waiting === 1 && tried === 1),
      { what: 'the call to be counted', deadlineMs: 90_000 },
    );
    expect(work).toMatchObject({ service: 'customers', nextAttemptAt: expect.any(Number) as number });
  });

  it('finds that it works again, and remembers what was over a restart', async () => {
    await customers.restart({ PARTNER_CENTER_REFRESH_TOKEN: 'sandbox-refresh-token' });
    const answer = await check();
    expect(answer).toEqual({ works: true, reason: null });
    const { lastSuccess, lastFailure, counts } = ofCheck(await facts())!;
    expect(lastFailure).toMatchObject({ reason: 'throttled' });
    expect(counts.failed).toBeGreaterThanOrEqual(11);
    expect(lastSuccess!.at > lastFailure!.at).toBe(true);
  });

  it('is refused for an instance that the service does not know', async () => {
    const operationId = await customers.send(checkConnection, { providerInstanceId: anId() });
    const { code } = await customers.waitForRow<{ code: string }>(
      'the refusal',
      `SELECT message->'envelope'->'data'->'refusal'->>'code' AS code FROM outbox_message
        WHERE message->'envelope'->'data'->>'operationId' = $1`,
      [operationId],
    );
    expect(code).toBe('validation_failed');
  });
});
