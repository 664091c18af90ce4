import { waitFor } from '@assent/testing';
import { Redis } from 'ioredis';
import { AMicrosoft, hangUp, json } from '../test/a-microsoft.js';
import {
  ATTESTATION,
  call,
  connectedClient,
  CONTACT,
  failureOf,
  ORDER,
  TENANT,
} from '../test/connected-client.js';
import { type CallFacts, type ConnectionFacts, readConnectionFacts } from './connection-facts.js';
import { factsKey } from './connection-record.js';

describe('what is noted about a connection', () => {
  const here = connectedClient();
  let redis: Redis;
  beforeAll(() => {
    redis = new Redis(here.redisUrl);
  });
  afterAll(() => {
    redis.disconnect();
  });

  const instanceId = () => here.centers.budgets()[0]!.providerInstanceId;
  const read = () => readConnectionFacts(redis, instanceId());
  /** Notes go their own way: the facts, once they say what is wanted. */
  const eventually = (what: string, wanted: (facts: ConnectionFacts) => boolean) =>
    waitFor(
      async () => {
        const facts = await read();
        return wanted(facts) ? facts : undefined;
      },
      { what },
    );
  const of = (facts: ConnectionFacts, operation: CallFacts['operation']) =>
    facts.calls.find((line) => line.operation === operation);
  const failed = async (operation: CallFacts['operation']) => {
    const facts = await eventually(
      `a failure of ${operation}`,
      (known) => of(known, operation)?.lastFailure != null && of(known, operation)!.counts.failed > 0,
    );
    return of(facts, operation)!.lastFailure!;
  };
  const SERVED = json(200, { status: 'Pending' });

  it('is who connects to which tenant as what, before anything was called', async () => {
    const facts = await eventually('the settings', ({ settings }) => settings !== null);
    expect(facts).toMatchObject({
      settings: {
        tenantId: '5a9d6f1e-3c0b-4a5e-9b52-0a1b2c3d4e5f',
        applicationId: 'assent',
        apiHost: new URL(here.microsoft.url).host,
        hasUser: false,
      },
      calls: [],
      tokens: [],
      check: null,
    });
    expect(facts.budgets).toEqual([
      { family: 'attestations', callsPerMinute: 200, burst: 50, available: 50, pauseMs: 0 },
      { family: 'agreements', callsPerMinute: 400, burst: 100, available: 100, pauseMs: 0 },
      { family: 'customers', callsPerMinute: 400, burst: 100, available: 100, pauseMs: 0 },
    ]);
  });

  it('counts calls over all services, and survives their restart', async () => {
    // A call that has been taken from the budget comes back within a minute, not while the spec looks.
    const slow = { PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=2' };
    here.reconnect(slow);
    here.microsoft.says(SERVED);
    await here.client.getAttestation(ATTESTATION, call());
    // A note that is still on its way when the connection ends is lost, as it may be.
    await eventually('one call', (known) => of(known, 'read_attestation')?.counts.served === 1);
    here.reconnect(slow);
    await here.client.getAttestation(ATTESTATION, call());
    const facts = await eventually(
      'two calls',
      (known) => of(known, 'read_attestation')?.counts.served === 2,
    );
    expect(of(facts, 'read_attestation')).toMatchObject({
      lastSuccess: { service: 'customers', tokenKind: 'app_only' },
      lastFailure: null,
      counts: { served: 2, refused: 0, failed: 0, held_back: 0 },
    });
    const [token] = facts.tokens;
    expect(token?.kind).toBe('app_only');
    expect(token!.validUntil.getTime() - token!.refreshedAt.getTime()).toBe(3_599_000);
    expect(facts.budgets[0]).toMatchObject({ burst: 2 });
    expect(facts.budgets[0]!.available).toBeLessThan(2);
    expect(facts.since!.getTime()).toBeLessThanOrEqual(token!.refreshedAt.getTime());
  });

  it('takes a refusal of what was asked for an answer, not for a failure', async () => {
    here.microsoft.says(json(409, { code: 600061, errorName: 'PartnerConfirmedAgreementAlreadyExists' }));
    const order = { attestationId: ATTESTATION, contact: CONTACT };
    await failureOf(here.client.createAgreement(TENANT, order, call()));
    const facts = await eventually('a refusal', (known) => of(known, 'create_agreement') !== undefined);
    await eventually('its count', (known) => of(known, 'create_agreement')?.counts.refused === 1);
    expect(of(facts, 'create_agreement')).toMatchObject({ lastFailure: null });
    expect(of(facts, 'create_agreement')!.lastSuccess).not.toBeNull();
  });

  it.each([
    ['token_refused', json(401, { code: 900420 })],
    ['not_permitted', json(403, { code: 1002, description: 'Authorization Failed' })],
    ['user_missing', json(403, { code: '900329' })],
    ['throttled', json(429, { statusCode: 429 }, { 'Retry-After': '57' })],
    ['microsoft_failing', json(500, { code: 500 })],
    ['microsoft_failing', json(503, '<h1>Down</h1>')],
    ['not_connected', hangUp],
    ['unreadable', json(200, '<h1>Hello</h1>')],
    ['unreadable', json(302, '')],
    ['unreadable', json(404, '')],
  ] as const)('says %s', async (reason, answer) => {
    here.microsoft.says(answer);
    await failureOf(here.client.getAttestation(ATTESTATION, call()));
    expect(await failed('read_attestation')).toMatchObject({
      reason,
      service: 'customers',
      tokenKind: 'app_only',
    });
  });

  it.each([
    ['secret_expired', 7000222],
    ['application_unknown', 700016],
    ['consent_missing', 65001],
    ['mfa_required', 50076],
    ['access_blocked', 53003],
    ['sign_in_refused', 1],
  ])('says %s of a sign-in', async (reason, code) => {
    here.microsoft.issuesTokens(json(400, { error: 'invalid', error_codes: [code] }));
    await failureOf(here.client.getAttestation(ATTESTATION, call()));
    expect(await failed('read_attestation')).toMatchObject({
      reason,
      httpStatus: 400,
      microsoftCode: String(code),
    });
  });

  it('tells a sign-in service that is away from one that refuses', async () => {
    here.microsoft.issuesTokens(hangUp);
    await failureOf(here.client.getAttestation(ATTESTATION, call()));
    expect(await failed('read_attestation')).toMatchObject({ reason: 'sign_in_unavailable' });
  });

  it('counts what was held back as no call', async () => {
    here.microsoft.says(json(429, {}, { 'Retry-After': '57' }));
    await failureOf(here.client.getAttestation(ATTESTATION, call()));
    await failureOf(here.client.createAttestation(ORDER, call()));
    const facts = await eventually(
      'the one held back',
      (known) => of(known, 'create_attestation') !== undefined,
    );
    expect(of(facts, 'create_attestation')).toMatchObject({
      lastFailure: null,
      counts: { served: 0, failed: 0, held_back: 1 },
    });
    expect(facts.budgets[0]).toMatchObject({ family: 'attestations', available: 0 });
    expect(facts.budgets[0]!.pauseMs).toBeGreaterThan(30_000);
  });

  it('says nothing of a call that a process gives up as it ends', async () => {
    here.microsoft.says(() => undefined);
    const giveUp = new AbortController();
    const waiting = failureOf(here.client.getAttestation(ATTESTATION, call({ signal: giveUp.signal })));
    await waitFor(() => (here.microsoft.calls.length > 0 ? true : undefined), {
      what: 'the call',
    });
    giveUp.abort();
    expect(await waiting).toMatchObject({ kind: 'no_answer', circumstance: 'given_up' });
    here.microsoft.says(SERVED);
    await here.client.getAttestation(ATTESTATION, call());
    const facts = await eventually('the next call', (known) => of(known, 'read_attestation') !== undefined);
    expect(of(facts, 'read_attestation')!.lastFailure).toBeNull();
  });

  it('drops counters that an hour ago has left, and what nobody can read', async () => {
    const old = Math.floor(Date.now() / 60_000) - 60;
    await redis.hset(`${factsKey(instanceId())}:calls`, 'list_customers:served:7', `${old} 9`);
    await redis.hset(factsKey(instanceId()), 'success:list_customers', '1700000000000 {"service":"mars"}');
    here.microsoft.says(SERVED);
    await here.client.getAttestation(ATTESTATION, call());
    const facts = await eventually('the call', (known) => of(known, 'read_attestation') !== undefined);
    expect(of(facts, 'list_customers')).toBeUndefined();
  });

  it('keeps when a refresh token was first taken, through new sign-ins, until another one comes', async () => {
    const signIn = async (refreshToken: string) => {
      here.microsoft.says(json(200, { items: [] }));
      here.reconnect({ PARTNER_CENTER_REFRESH_TOKEN: refreshToken });
      await here.client.listAgreements(TENANT, call());
      const facts = await eventually('the sign-in', ({ refreshTokenSince }) => refreshTokenSince !== null);
      return facts.refreshTokenSince!.getTime();
    };
    const first = await signIn('one');
    expect(await signIn('one')).toBe(first);
    const { tokens } = await read();
    expect(tokens.map(({ kind }) => kind)).toEqual(['app_user']);
    await signIn('two');
    await eventually('the other one', ({ refreshTokenSince }) => refreshTokenSince!.getTime() > first);
  });

  it('holds no secret, no token and nobody’s name', async () => {
    here.reconnect({ PARTNER_CENTER_REFRESH_TOKEN: 'a-refresh-token' });
    here.microsoft.says(json(500, { code: 500, description: 'Ada Jensen of Nordwind is not known' }));
    await failureOf(here.client.createAttestation(ORDER, call()));
    await failureOf(here.client.listAgreements(TENANT, call()));
    await failed('list_agreements');
    const stored = JSON.stringify(await redis.hgetall(factsKey(instanceId())));
    for (const hidden of ['secret-secret', 'a-refresh-token', 'user-token', 'app-token', 'Ada', 'Nordwind']) {
      expect(stored).not.toContain(hidden);
    }
  });

  describe('when a person checks', () => {
    const PAGE = json(200, { items: [], totalCount: 0, attributes: { objectType: 'Collection' } });
    const check = () => here.centers.check(instanceId(), call());

    it('is that it works, by a call with a token of this moment', async () => {
      here.microsoft.says(PAGE);
      expect(await check()).toEqual({ works: true, reason: null });
      expect(await check()).toEqual({ works: true, reason: null });
      expect(here.microsoft.tokenCalls).toHaveLength(2);
      expect(here.microsoft.calls[0]!.url).toContain('/v1/customers?size=1');
      expect((await read()).check).toMatchObject({ works: true, triedUser: false });
    });

    it('is that the user is not let in, although the application is', async () => {
      here.reconnect({ PARTNER_CENTER_REFRESH_TOKEN: 'one' });
      here.microsoft.says(PAGE);
      const app = AMicrosoft.token();
      here.microsoft.issuesTokens((received, response) => {
        const refused = json(400, { error: 'invalid_grant', error_codes: [50173] });
        (received.body.includes('refresh_token=') ? refused : app)(received, response);
      });
      expect(await check()).toEqual({ works: false, reason: 'sign_in_expired' });
      expect((await read()).check).toMatchObject({ works: false, triedUser: true });
      expect(await failed('check_user')).toMatchObject({ tokenKind: 'app_user', microsoftCode: '50173' });
    });

    it('is that nothing was sent while Microsoft wants a pause', async () => {
      here.microsoft.says(json(429, {}, { 'Retry-After': '57' }));
      expect(await check()).toEqual({ works: false, reason: 'throttled' });
      expect(await check()).toEqual({ works: false, reason: 'held_back' });
      expect(here.microsoft.calls).toHaveLength(1);
    });
  });
});
