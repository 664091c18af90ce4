import { aContact, anAttestationState, anId, anMcaState } from '@assent/testing';
import { type Answer, GatewayUnderTest, INSTANCE_ID } from './gateway-under-test.js';

describe('bad input', () => {
  let gateway: GatewayUnderTest;
  let fresh: string;
  let pending: string;
  let attestationId: string;
  const unknown = anId();

  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    ({ customerId: fresh } = await gateway.aCustomer());
    const attestation = anAttestationState();
    attestationId = attestation.id;
    ({ customerId: pending } = await gateway.aCustomer(({ customerId }) =>
      anMcaState({ customerId, attestation }),
    ));
  });
  afterAll(() => gateway.stop());

  const mca = (customerId: string, step = '') => `/api/v1/customers/${customerId}/mca${step}`;

  function expectProblem(answer: Answer, status: number, code: string): void {
    expect(answer.json).toMatchObject({ status, code, type: `urn:assent:problem:${code}` });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json['correlationId']).toBe(answer.headers.get('x-correlation-id'));
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d/);
  }

  it.each([
    ['GET', () => mca(unknown)],
    ['GET', () => mca('not-an-id')],
    ['GET', () => `/api/v1/customers/${unknown}`],
    ['GET', () => mca(unknown, '/eligibility')],
    ['GET', () => mca(unknown, '/timeline')],
    ['GET', () => `/api/v1/eligibility?tenantId=${unknown}`],
    ['POST', () => mca(unknown, '/status-refresh')],
    ['POST', () => mca(unknown, '/agreement')],
    ['DELETE', () => `/api/v1/customers/${unknown}`],
  ])('%s for an unknown customer: 404', async (method, path) => {
    expectProblem(await gateway.call(method, path()), 404, 'customer_not_found');
  });

  it('starting for an unknown customer: 404', async () => {
    const answer = await gateway.call('POST', mca(unknown, '/attestations'), {
      body: { contact: aContact() },
    });
    expectProblem(answer, 404, 'customer_not_found');
  });

  it.each([
    ['operations', 'operation_not_found'],
    ['customers/imports', 'import_not_found'],
  ])('an unknown id below %s: 404', async (path, code) => {
    expectProblem(await gateway.call('GET', `/api/v1/${path}/${unknown}`), 404, code);
    expectProblem(await gateway.call('GET', `/api/v1/${path}/1`), 404, code);
  });

  it('an unknown address: 404, a known one with another method: 405', async () => {
    expectProblem(await gateway.call('GET', '/api/v1/nothing'), 404, 'not_found');
    expectProblem(await gateway.call('PUT', '/api/v1/mca/summary'), 405, 'method_not_allowed');
    expectProblem(await gateway.call('POST', '/anything', { body: {} }), 404, 'not_found');
  });

  it('an address with a broken escape: 400', async () => {
    const answer = await gateway.call('GET', '/api/v1/customers/%zz');
    expect(answer.status).toBe(400);
    expect(answer.json['code']).toBe('malformed_request');
  });

  it('a second live attestation: 409 with the id of the running one', async () => {
    const answer = await gateway.call('POST', mca(pending, '/attestations'), {
      body: { contact: aContact() },
    });
    expectProblem(answer, 409, 'attestation_already_live');
    expect(answer.json['references']).toEqual({ attestationId });
  });

  it('a contact that breaks the rules: 422 with path and sentence', async () => {
    const contact = { firstName: 'Test', lastName: 'X', email: 'someone@microsoft.com', phone: 'call me' };
    const answer = await gateway.call('POST', mca(fresh, '/attestations'), { body: { contact } });
    expectProblem(answer, 422, 'validation_failed');
    const errors = answer.json['errors'] as { path: string; message: string }[];
    expect(errors.map(({ path }) => path)).toEqual([
      'contact.firstName',
      'contact.lastName',
      'contact.email',
      'contact.phone',
    ]);
    for (const { message } of errors) expect(message.length).toBeGreaterThan(15);
  });

  it.each([4, 10081, 1.5, 'many'])('a lifetime of %j minutes: 422', async (linkLifetimeMinutes) => {
    const answer = await gateway.call('POST', mca(fresh, '/attestations'), {
      body: { contact: aContact(), linkLifetimeMinutes },
    });
    expectProblem(answer, 422, 'validation_failed');
    expect(answer.json['errors']).toEqual([expect.objectContaining({ path: 'linkLifetimeMinutes' })]);
  });

  it.each([
    [{}, 'contact'],
    [[], ''],
    [{ contact: { firstName: 'Ada' } }, 'contact.lastName'],
    [{ contact: { ...aContact(), email: 'nobody' } }, 'contact.email'],
    [{ contact: aContact(), surprise: 1 }, 'surprise'],
    [{ contact: aContact(), delivery: 'pigeon' }, 'delivery'],
    [{ contact: aContact(), country: 'Germany' }, 'country'],
    [{ contact: { ...aContact(), firstName: 'A\u0000da' } }, 'contact.firstName'],
    [{ contact: { ...aContact(), lastName: 'Jen\ud800sen' } }, 'contact.lastName'],
  ])('a body of the wrong shape %#: 422 at its path', async (body, path) => {
    const answer = await gateway.call('POST', mca(fresh, '/attestations'), { body });
    expectProblem(answer, 422, 'validation_failed');
    expect(answer.json['errors']).toContainEqual(expect.objectContaining({ path }));
  });

  it('no country anywhere: 422 on country', async () => {
    const { customerId } = await gateway.aCustomer(undefined, { country: null });
    const answer = await gateway.call('POST', mca(customerId, '/attestations'), {
      body: { contact: aContact() },
    });
    expectProblem(answer, 422, 'validation_failed');
    expect(answer.json['errors']).toEqual([expect.objectContaining({ path: 'country' })]);
  });

  it('creating the agreement before acceptance: 409 with what to do', async () => {
    const answer = await gateway.call('POST', mca(pending, '/agreement'));
    expectProblem(answer, 409, 'agreement_not_accepted');
    expect(answer.json['detail']).toMatch(/refresh the status/);
  });

  it('what the state of an attestation forbids: 409, and an unknown one: 404', async () => {
    const step = (id: string, what: string) =>
      gateway.call('POST', mca(pending, `/attestations/${id}/${what}`));
    for (const what of ['renewal', 'reminder', 'revocation']) {
      expectProblem(await step(unknown, what), 404, 'attestation_not_found');
      expectProblem(await step('x', what), 404, 'attestation_not_found');
    }
    const attestation = anAttestationState({ state: 'accepted', acceptedAt: '2026-02-03T09:30:00.000Z' });
    const ready = await gateway.aCustomer(({ customerId }) =>
      anMcaState({
        customerId,
        status: 'ready',
        reasonCode: 'customer_accepted',
        nextAction: 'create_agreement',
        attestation,
      }),
    );
    const path = mca(ready.customerId, `/attestations/${attestation.id}`);
    expectProblem(await gateway.call('POST', `${path}/renewal`), 409, 'attestation_not_renewable');
    expectProblem(await gateway.call('POST', `${path}/reminder`), 409, 'attestation_not_waiting');
    expect((await gateway.call('POST', `${path}/revocation`)).status).toBe(202);
  });

  it('anything for a customer that has ended: 409', async () => {
    const { customerId } = await gateway.aCustomer(undefined, { lifecycle: 'ended' });
    expectProblem(await gateway.call('POST', mca(customerId, '/status-refresh')), 409, 'customer_ended');
    const start = await gateway.call('POST', mca(customerId, '/attestations'), {
      body: { contact: aContact() },
    });
    expectProblem(start, 409, 'customer_ended');
  });

  it('malformed JSON: 400, a body of another kind: 415, one too large: 413', async () => {
    const path = mca(fresh, '/attestations');
    expectProblem(await gateway.call('POST', path, { body: '{"contact": ' }), 400, 'malformed_request');
    const form = await gateway.form(path, { contact: 'x' });
    expectProblem(form, 415, 'unsupported_media_type');
    const xml = await gateway.call('POST', path, { body: '<a/>', headers: { 'content-type': 'text/xml' } });
    expectProblem(xml, 415, 'unsupported_media_type');
    const large = await gateway.call('POST', path, { body: { contact: 'x'.repeat(80_000) } });
    expectProblem(large, 413, 'payload_too_large');
    const huge = await gateway.call('POST', path, { body: { contact: 'x'.repeat(5_000_000) } });
    expectProblem(huge, 413, 'payload_too_large');
  });

  it('a request that another site made the browser send: 403', async () => {
    const answer = await gateway.call('POST', mca(fresh, '/status-refresh'), {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expectProblem(answer, 403, 'cross_site_request');
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['status=done', 'status'],
    ['status=pending&status=ready', 'status'],
    ['sort=size', 'sort'],
    ['reseller=7', 'reseller'],
    ['country=de', 'country'],
    ['expiringWithinHours=1000', 'expiringWithinHours'],
    ['search=', 'search'],
    ['search=%00', 'search'],
    ['cursor=bm90aGluZw', 'cursor'],
  ])('the work list with %s: 422', async (query, path) => {
    const answer = await gateway.call('GET', `/api/v1/mca/customers?${query}`);
    expectProblem(answer, 422, 'validation_failed');
    expect(answer.json['errors']).toContainEqual(expect.objectContaining({ path }));
  });

  it('a new customer that breaks the rules: one error per field, before anything is sent', async () => {
    const answer = await gateway.call('POST', '/api/v1/customers', {
      body: {
        companyName: 'GmbH',
        domainPrefix: 'acme',
        language: 'uk-UA',
        contact: { firstName: 'admin', lastName: 'Koval', email: 'o.koval@acme.example' },
        address: { line1: 'Main 1', city: 'Kyiv', country: 'UA' },
      },
    });
    expectProblem(answer, 422, 'validation_failed');
    const paths = (answer.json['errors'] as { path: string }[]).map(({ path }) => path);
    expect(paths.sort()).toEqual([
      'companyName',
      'contact.firstName',
      'contact.phone',
      'organizationRegistrationNumber',
    ]);
    expect(await gateway.commands('customers.create-customer')).toEqual([]);
  });

  it('an unknown provider instance: 422', async () => {
    const answer = await gateway.call('POST', '/api/v1/customers/import', {
      body: { providerInstanceId: anId() },
    });
    expectProblem(answer, 422, 'validation_failed');
    const known = await gateway.call('POST', '/api/v1/customers/import', {
      body: { providerInstanceId: INSTANCE_ID },
    });
    expect(known.status).toBe(202);
  });
});
