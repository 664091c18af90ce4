import { testRedisUrl } from '@assent/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { AMicrosoft, cutOff, hangUp, json, type ReceivedCall } from '../test/a-microsoft.js';
import type { CallOptions } from './call.js';
import { connectPartnerCenters } from './connect-partner-centers.js';
import type { CustomerPage, PartnerCenterClient, PartnerCenterClients } from './partner-center-client.js';
import { isDuplicateSignatory, PartnerCenterError } from './partner-center-error.js';
import { readProviderInstances } from './provider-instances.js';

const CONTACT = { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example', phone: '+49 30 1' };
const ORDER = {
  country: 'DE',
  language: 'de-DE',
  companyName: 'Nordwind Logistik GmbH',
  contact: CONTACT,
  linkLifetimeMinutes: 60,
};
const ATTESTATION = '49a69a39-8244-4c51-9805-4f5aa3adac6b';
const TENANT = '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f40';

describe('PartnerCenterClient', () => {
  let microsoft: AMicrosoft;
  let redisUrl: string;
  let redis: Redis;
  let centers: PartnerCenterClients;
  let client: PartnerCenterClient;

  const connect = (environment: NodeJS.ProcessEnv = {}) => {
    const instances = readProviderInstances({
      PARTNER_CENTER_API_URL: microsoft.url,
      PARTNER_CENTER_CLIENT_SECRET: 'a-very-secret-secret',
      ...environment,
    });
    centers = connectPartnerCenters({ instances, redisUrl });
    return centers.of(instances[0]!.profile.id);
  };

  beforeAll(async () => {
    redisUrl = await testRedisUrl();
    redis = new Redis(redisUrl);
  });
  beforeEach(async () => {
    await redis.flushdb();
    microsoft = await AMicrosoft.start();
    client = connect();
  });
  afterEach(async () => {
    await centers.close();
    await microsoft.stop();
  });
  afterAll(() => {
    redis.disconnect();
  });

  const call = (overrides: Partial<CallOptions> = {}): CallOptions => ({
    requestId: randomUUID(),
    correlationId: randomUUID(),
    share: 'interactive',
    ...overrides,
  });
  const failureOf = async (work: Promise<unknown>): Promise<PartnerCenterError> => {
    const error: unknown = await work.then(
      () => undefined,
      (caught: unknown) => caught,
    );
    if (!(error instanceof PartnerCenterError)) throw new Error(`No PartnerCenterError: ${String(error)}`);
    return error;
  };
  const bodyOf = (received: ReceivedCall | undefined) => JSON.parse(received?.body ?? '') as unknown;

  describe('writes strictly', () => {
    it('creates an attestation as Microsoft describes it', async () => {
      microsoft.says(json(201, { attestationId: ATTESTATION, status: 'Pending' }));
      const options = call();
      const created = await client.createAttestation(ORDER, options);

      expect(created).toEqual({
        attestationId: ATTESTATION,
        status: 'Pending',
        expiresAt: null,
        acceptanceUrl: `${microsoft.url}/mca/?attestationid=${ATTESTATION}`,
      });
      const [received] = microsoft.calls;
      expect(received).toMatchObject({ method: 'POST', url: '/v1/attestations/enhanced' });
      expect(received?.headers).toMatchObject({
        authorization: 'Bearer app-token-1',
        accept: 'application/json',
        'content-type': 'application/json',
        'ms-requestid': options.requestId,
        'ms-correlationid': options.correlationId,
      });
      expect(bodyOf(received)).toEqual({
        country: 'DE',
        language: 'de-DE',
        companyName: 'Nordwind Logistik GmbH',
        signatoryFirstName: 'Ada',
        signatoryLastName: 'Jensen',
        signatoryEmail: 'ada@nordwind.example',
        signatoryPhoneNumber: '+49 30 1',
        expirationTime: 60,
      });
    });

    it('makes a UUID of a correlation id that is none, the same for the same', async () => {
      microsoft.says(json(200, { status: 'Pending' }));
      await client.getAttestation(ATTESTATION, call({ correlationId: 'order 4711' }));
      await client.getAttestation(ATTESTATION, call({ correlationId: 'order 4711' }));

      const [first, second] = microsoft.calls.map(({ headers }) => headers['ms-correlationid']);
      expect(first).toMatch(/^[0-9a-f-]{36}$/);
      expect(second).toBe(first);
    });

    it('creates the agreement of an accepted attestation', async () => {
      microsoft.says(json(201, { type: 'MicrosoftCustomerAgreement', dateAgreed: '2026-03-01T10:00:00' }));
      const order = { attestationId: ATTESTATION, contact: CONTACT };

      expect(await client.createAgreement(TENANT, order, call())).toMatchObject({
        dateAgreed: new Date('2026-03-01T10:00:00Z'),
      });
      expect(microsoft.calls[0]).toMatchObject({ method: 'POST', url: `/v1/customers/${TENANT}/agreements` });
      expect(bodyOf(microsoft.calls[0])).toEqual({
        type: 'MicrosoftCustomerAgreement',
        attestationId: ATTESTATION,
        templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
        primaryContact: {
          firstName: 'Ada',
          lastName: 'Jensen',
          email: 'ada@nordwind.example',
          phoneNumber: '+49 30 1',
        },
      });
    });

    it('creates a customer and keeps the credentials out of everything that prints', async () => {
      const userCredentials = { userName: 'admin', password: 'only-once' };
      microsoft.says(
        json(201, { id: TENANT, companyProfile: { domain: 'nordwind.onmicrosoft.com' }, userCredentials }),
      );
      const created = await client.createCustomer(
        {
          companyName: 'Nordwind',
          domainPrefix: 'nordwind',
          language: 'de',
          contact: CONTACT,
          address: { line1: 'Hafenstraße 7', city: 'Wien', postalCode: '1010', state: 'Wien', country: 'AT' },
        },
        call(),
      );

      expect(created).toEqual({ tenantId: TENANT, domain: 'nordwind.onmicrosoft.com', userCredentials });
      expect(bodyOf(microsoft.calls[0])).toMatchObject({
        CompanyProfile: { Domain: 'nordwind.onmicrosoft.com' },
        BillingProfile: { Culture: 'de-AT', Language: 'de', DefaultAddress: { Country: 'AT' } },
      });
      expect(microsoft.calls[0]?.body).not.toContain('"State"');
    });

    it('ends a relationship by making it none', async () => {
      microsoft.says(json(200, { id: TENANT, relationshipToPartner: 'none' }));
      await client.endRelationship(TENANT, call());

      expect(microsoft.calls[0]).toMatchObject({ method: 'PATCH', url: `/v1/customers/${TENANT}` });
      expect(bodyOf(microsoft.calls[0])).toEqual({
        relationshipToPartner: 'none',
        attributes: { objectType: 'Customer' },
      });
    });
  });

  describe('reads tolerantly', () => {
    it.each([
      [{ Status: 'ACCEPTED', AcceptedDate: '2026-03-01T10:00:00.1234567' }, 'accepted'],
      [{ status: 'Pending' }, 'pending'],
      [{ state: 'linkExpired' }, 'expired'],
      [{ status: 'Unverified' }, 'unknown'],
    ])('the status in %j', async (body, status) => {
      microsoft.says(json(200, body));

      expect(await client.getAttestation(ATTESTATION, call())).toMatchObject({ status });
    });

    it('the attestation id as id, with 200, and Microsoft’s own expiry', async () => {
      microsoft.says(json(200, { Id: ATTESTATION, expirationDate: '2026-03-08T10:00:00Z' }));

      expect(await client.createAttestation(ORDER, call())).toMatchObject({
        attestationId: ATTESTATION,
        expiresAt: new Date('2026-03-08T10:00:00Z'),
      });
    });

    it('agreements of all ages, and a body that begins with a byte order mark', async () => {
      const agreements = {
        totalCount: 2,
        items: [
          { templateId: 'a', dateAgreed: '2019-08-26T00:00:00', type: 'MicrosoftCustomerAgreement' },
          {
            templateId: 'b',
            dateAgreed: '2026-02-26T00:00:00.000Z',
            type: 'MicrosoftCustomerAgreement',
            primaryContact: { firstName: 'Ada', lastName: 'Jensen', email: 'a@b.example', phoneNumber: '' },
          },
        ],
      };
      microsoft.says(json(200, `\uFEFF${JSON.stringify(agreements)}`));

      expect(await client.listAgreements(TENANT, call())).toEqual([
        {
          templateId: 'a',
          dateAgreed: new Date('2019-08-26T00:00:00Z'),
          type: 'MicrosoftCustomerAgreement',
          contact: null,
        },
        {
          templateId: 'b',
          dateAgreed: new Date('2026-02-26T00:00:00Z'),
          type: 'MicrosoftCustomerAgreement',
          contact: { firstName: 'Ada', lastName: 'Jensen', email: 'a@b.example' },
        },
      ]);
    });

    it('never takes an agreement without a readable date for none at all', async () => {
      microsoft.says(json(200, { items: [{ type: 'MicrosoftCustomerAgreement', dateAgreed: 'soon' }] }));

      expect(await failureOf(client.listAgreements(TENANT, call()))).toMatchObject({ kind: 'unavailable' });
    });

    it('whether the customer accepted directly', async () => {
      microsoft.says(json(200, { isSigned: true }), json(200, { isSigned: 'False' }), json(200, {}));

      expect(await client.hasAcceptedDirectly(TENANT, call())).toBe(true);
      expect(await client.hasAcceptedDirectly(TENANT, call())).toBe(false);
      expect(await failureOf(client.hasAcceptedDirectly(TENANT, call()))).toMatchObject({
        kind: 'unavailable',
      });
    });

    it('a customer without GDAP, which has neither address nor e-mail', async () => {
      microsoft.says(
        json(200, { id: TENANT, companyProfile: { companyName: 'Nordwind', domain: 'n.example' } }),
      );

      expect(await client.getCustomer(TENANT, call())).toEqual({
        tenantId: TENANT,
        companyName: 'Nordwind',
        domain: 'n.example',
        relationship: 'reseller',
        country: null,
        contact: null,
        language: null,
        address: null,
      });
    });

    it('a customer with GDAP, and nothing for what it cannot read', async () => {
      const billing = {
        email: 'erika.muster@nordwind.example',
        culture: 'de-DE',
        language: 'de',
        defaultAddress: {
          country: 'de',
          city: 'Hamburg',
          addressLine1: 'Hafenstraße 7',
          postalCode: '20457',
          firstName: 'Erika',
          lastName: 'Muster',
          phoneNumber: '+49 555 0100',
        },
      };
      const strange = { email: 'x@nordwind.example', language: 'de', defaultAddress: { country: 'Germany' } };
      microsoft.says(
        json(200, { id: TENANT, billingProfile: billing }),
        json(200, { id: TENANT, billingProfile: strange }),
      );

      expect(await client.getCustomer(TENANT, call())).toMatchObject({
        country: 'DE',
        contact: {
          firstName: 'Erika',
          lastName: 'Muster',
          email: 'erika.muster@nordwind.example',
          phone: '+49 555 0100',
        },
        language: 'de-DE',
        address: { line1: 'Hafenstraße 7', line2: null, city: 'Hamburg', state: null, postalCode: '20457' },
      });
      expect(await client.getCustomer(TENANT, call())).toMatchObject({
        country: null,
        contact: null,
        language: 'de',
      });
    });
  });

  describe('lists customers page by page', () => {
    const line = (id: string) => ({ id, companyProfile: { tenantId: id, companyName: id, domain: id } });
    const next = (token: string) => ({
      next: {
        uri: '/customers?seekOperation=Next',
        headers: [{ key: 'MS-ContinuationToken', value: token }],
      },
    });
    const read = async (pages: AsyncIterable<CustomerPage>) => {
      const all: CustomerPage[] = [];
      for await (const page of pages) all.push(page);
      return all;
    };

    it('to the end, each page under a request id of its own, and on from where it stopped', async () => {
      microsoft.says(
        json(200, { items: [line('a'), line('b')], links: next('two') }),
        json(200, { items: [{ noId: true }], continuationToken: 'three' }),
        json(200, { items: [line('c')], links: {} }),
      );
      const pages = await read(client.listCustomers({ pageSize: 2 }, call()));

      expect(pages.map(({ customers, continuation }) => [customers.length, continuation])).toEqual([
        [2, 'two'],
        [0, 'three'],
        [1, null],
      ]);
      expect(microsoft.calls.map(({ url }) => url)).toEqual([
        '/v1/customers?size=2',
        '/v1/customers?size=2&seekOperation=Next',
        '/v1/customers?size=2&seekOperation=Next',
      ]);
      expect(new Set(microsoft.calls.map(({ headers }) => headers['ms-requestid'])).size).toBe(3);

      await read(client.listCustomers({ pageSize: 2, continuation: 'two' }, call()));
      expect(microsoft.calls[3]?.headers['ms-continuationtoken']).toBe('two');
    });

    it.each([
      ['gives no way to the next page', { next: { uri: '/customers?seekOperation=Next' } }],
      ['leads back to itself', next('same')],
    ])('and never takes a list for complete that %s', async (_why, links) => {
      microsoft.says(json(200, { items: [line('a')], links }));
      const pages = read(client.listCustomers({ pageSize: 1, continuation: 'same' }, call()));

      expect(await failureOf(pages)).toMatchObject({ kind: 'unavailable' });
    });
  });

  describe('says what a fault means', () => {
    const attest = () => failureOf(client.createAttestation(ORDER, call()));

    it.each([
      ['classic', { code: 1002, description: 'Not allowed', data: [], source: 'PartnerFD' }, '1002'],
      ['newer', { code: '60003', message: 'Not allowed', errorName: 'X', isRetryable: false }, '60003'],
    ])('in the %s shape', async (_shape, body, microsoftCode) => {
      microsoft.says(json(403, body, { 'MS-CorrelationId': 'c-1' }));

      expect(await attest()).toMatchObject({
        kind: 'refused',
        httpStatus: 403,
        microsoftCode,
        message: 'Not allowed',
        answered: true,
        microsoftCorrelationId: 'c-1',
      });
    });

    it('600061 as the duplicate signatory, whatever its status', async () => {
      const body = {
        code: 600061,
        message: 'A partner confirmed agreement already exists.',
        isRetryable: false,
      };
      for (const status of [400, 409]) {
        microsoft.says(json(status, body));
        const error = await failureOf(
          client.createAgreement(TENANT, { attestationId: ATTESTATION, contact: CONTACT }, call()),
        );

        expect(isDuplicateSignatory(error)).toBe(true);
        expect(error.kind).toBe('refused');
      }
    });

    it('403/900329 as a capability that this connection does not have', async () => {
      microsoft.says(json(403, { code: '900329', description: 'App-only is not supported.' }));

      expect(await failureOf(client.listAgreements(TENANT, call()))).toMatchObject({
        kind: 'capability_unavailable',
        answered: true,
      });
    });

    it.each([
      [500, { code: 50000, description: 'Oops' }, 'unavailable'],
      [409, { code: 1, message: 'Busy', isRetryable: true }, 'unavailable'],
      [500, { code: 1, message: 'Never', isRetryable: false }, 'refused'],
      [302, '', 'unavailable'],
      [404, '', 'refused'],
    ])('of status %i with %j', async (status, body, kind) => {
      microsoft.says(json(status, body));

      expect(await attest()).toMatchObject({ kind, httpStatus: status, answered: true });
    });

    it.each([
      ['HTML', json(200, '<html><body>Bad gateway</body></html>')],
      ['nothing', json(200, '')],
      ['half of it', json(201, '{"attestationId":"49a6')],
      ['something else', json(201, '[1,2,3]')],
    ])('a success that is %s: no result, and the same id again', async (_what, answer) => {
      microsoft.says(answer);

      expect(await attest()).toMatchObject({ kind: 'unavailable', answered: false });
      const agreement = client.createAgreement(
        TENANT,
        { attestationId: ATTESTATION, contact: CONTACT },
        call(),
      );
      expect(await failureOf(agreement)).toMatchObject({ kind: 'unavailable', answered: false });
    });

    it.each([
      ['breaks', hangUp],
      ['breaks in the middle of the answer', cutOff],
    ])('a connection that %s: nobody knows, the same id again', async (_how, answer) => {
      microsoft.says(answer);

      expect(await attest()).toMatchObject({ kind: 'no_answer', httpStatus: null, answered: false });
    });

    it('a call that was given up', async () => {
      microsoft.says(() => undefined);
      const error = await failureOf(
        client.createAttestation(ORDER, call({ signal: AbortSignal.timeout(50) })),
      );

      expect(error).toMatchObject({ kind: 'no_answer', answered: false });
    });

    it('without addresses, links and secrets in its sentence', async () => {
      microsoft.says(
        json(400, {
          code: 1,
          description: `The e-mail ada@nordwind.example of https://cdn.example/mca/?attestationid=${ATTESTATION} is ${'x'.repeat(80)}`,
        }),
      );
      const { message } = await attest();

      expect(message).toBe('The e-mail [address] of [link] is [hidden]');
    });
  });

  describe('tokens', () => {
    it('are asked for once, however many calls begin at the same time', async () => {
      microsoft.says(json(200, { status: 'Pending' }));
      await Promise.all(Array.from({ length: 5 }, () => client.getAttestation(ATTESTATION, call())));

      expect(microsoft.tokenCalls).toHaveLength(1);
      expect(microsoft.tokenCalls[0]?.body).toContain('grant_type=client_credentials');
      expect(microsoft.tokenCalls[0]?.body).toContain(
        `scope=${encodeURIComponent('https://api.partnercenter.microsoft.com/.default')}`,
      );
    });

    it('are replaced before they expire', async () => {
      microsoft.issuesTokens(AMicrosoft.token('200'));
      microsoft.says(json(200, { status: 'Pending' }));
      await client.getAttestation(ATTESTATION, call());
      await client.getAttestation(ATTESTATION, call());

      expect(microsoft.calls.map(({ headers }) => headers.authorization)).toEqual([
        'Bearer app-token-1',
        'Bearer app-token-2',
      ]);
    });

    it('that are refused before their time are replaced once, under the same request id', async () => {
      microsoft.says(
        json(401, { code: 1002, description: 'Authorization Failed' }),
        json(200, { status: 'Pending' }),
        json(401, { code: 1002, description: 'Authorization Failed' }),
      );
      const options = call();
      await client.getAttestation(ATTESTATION, options);
      expect(microsoft.calls.map(({ headers }) => headers['ms-requestid'])).toEqual([
        options.requestId,
        options.requestId,
      ]);

      expect(await failureOf(client.getAttestation(ATTESTATION, call()))).toMatchObject({
        kind: 'unauthorised',
        microsoftCode: '1002',
      });
      expect(microsoft.calls).toHaveLength(4);
    });

    it('of a user are used where Microsoft asks for one, and only there', async () => {
      await centers.close();
      client = connect({ PARTNER_CENTER_REFRESH_TOKEN: 'the-refresh-token' });
      microsoft.says(json(200, { items: [] }), json(200, { status: 'Pending' }));
      await client.listAgreements(TENANT, call());
      await client.getAttestation(ATTESTATION, call());

      expect(microsoft.calls.map(({ headers }) => headers.authorization)).toEqual([
        'Bearer user-token-1',
        'Bearer app-token-2',
      ]);
    });

    it('that are not given out end in an error that names Entra’s code and no secret', async () => {
      microsoft.issuesTokens(
        json(401, {
          error: 'invalid_client',
          error_description: 'AADSTS7000215: Invalid client secret provided.',
          error_codes: [7000215],
        }),
      );
      const error = await failureOf(client.getAttestation(ATTESTATION, call()));

      expect(error).toMatchObject({ kind: 'unauthorised', microsoftCode: '7000215', answered: false });
      expect(error.message).not.toContain('a-very-secret-secret');
      expect(microsoft.calls).toHaveLength(0);
    });

    it('whose server does not answer are no fault of the call', async () => {
      microsoft.issuesTokens(hangUp);

      expect(await failureOf(client.getAttestation(ATTESTATION, call()))).toMatchObject({
        kind: 'unavailable',
        answered: false,
      });
    });
  });

  describe('the call budget', () => {
    it('stops every service after a 429, for as long as Microsoft says', async () => {
      const body = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };
      microsoft.says(json(429, body, { 'Retry-After': '57' }));
      const before = Date.now();
      const throttled = await failureOf(client.getAttestation(ATTESTATION, call()));
      expect(throttled).toMatchObject({ kind: 'throttled', answered: true });
      expect(Math.round((throttled.retryAt!.getTime() - before) / 1000)).toBe(57);

      await centers.close();
      client = connect();
      const exhausted = await failureOf(client.createAttestation(ORDER, call()));
      expect(exhausted).toMatchObject({ kind: 'budget_exhausted', answered: false });
      expect(Math.round((exhausted.retryAt!.getTime() - before) / 1000)).toBe(57);
      expect(microsoft.calls).toHaveLength(1);
    });

    it('believes the sentence of a 429 where the header is missing', async () => {
      microsoft.says(
        json(429, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 30 seconds.' }),
      );
      const { retryAt } = await failureOf(client.getAttestation(ATTESTATION, call()));

      expect(Math.round((retryAt!.getTime() - Date.now()) / 1000)).toBe(30);
    });

    it('pauses one family of calls and not the others', async () => {
      microsoft.says(json(429, {}, { 'Retry-After': '57' }), json(200, { items: [] }));
      await failureOf(client.getAttestation(ATTESTATION, call()));

      expect(await client.listAgreements(TENANT, call())).toEqual([]);
    });

    it('lets calls go out while Redis is away', async () => {
      await centers.close();
      const instances = readProviderInstances({ PARTNER_CENTER_API_URL: microsoft.url });
      centers = connectPartnerCenters({ instances, redisUrl: 'redis://127.0.0.1:1' });
      microsoft.says(json(200, { status: 'Pending' }));

      expect(await centers.of(instances[0]!.profile.id).getAttestation(ATTESTATION, call())).toMatchObject({
        status: 'pending',
      });
    });
  });
});
