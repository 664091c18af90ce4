import { attestationsCommandRefused } from '@assent/contracts';
import { aContact, anAttestationState, anId, anMcaState } from '@assent/testing';
import { GATEWAY_POLICY } from '../src/gateway-policy.js';
import { GatewayUnderTest, mcaEvent, thread } from './gateway-under-test.js';

const notVerified = {
  status: 'required',
  reasonCode: 'no_agreement',
  nextAction: 'start_attestation',
} as const;

describe('commands', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
  });
  afterAll(() => gateway.stop());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const aCustomerWithoutAgreement = () =>
    gateway.aCustomer(({ customerId, providerInstanceId }) =>
      anMcaState({ customerId, providerInstanceId, ...notVerified, attestation: null }),
    );

  it('answers 202 with the operation, and the customer shows it until it is settled', async () => {
    const { customerId } = await aCustomerWithoutAgreement();
    const contact = aContact();
    const accepted = await gateway.call('POST', `/api/v1/customers/${customerId}/mca/attestations`, {
      body: { contact, linkLifetimeMinutes: 60 },
    });
    expect(accepted.status).toBe(202);
    const operationId = String(accepted.json['id']);
    expect(accepted.headers.get('location')).toBe(`/api/v1/operations/${operationId}`);
    expect(accepted.json).toMatchObject({ state: 'pending', command: 'start-attestation', customerId });

    const [command] = await gateway.commands('attestations.start-attestation');
    expect(command).toMatchObject({ operationId, aggregate: { id: customerId } });
    expect(JSON.stringify(command)).not.toContain(contact.email);

    const shown = await gateway.call('GET', `/api/v1/customers/${customerId}/mca`);
    expect(shown.json['pendingOperationId']).toBe(operationId);
    const list = await gateway.call('GET', `/api/v1/mca/customers?limit=200`);
    expect(list.json['items']).toContainEqual(
      expect.objectContaining({ customerId, pendingOperationId: operationId }),
    );

    const attestation = anAttestationState({ contact });
    await gateway.publish(
      mcaEvent(anMcaState({ customerId, version: 2, attestation }), {
        change: 'link_generated',
        attestationId: attestation.id,
        settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }],
      }),
    );
    const settled = await gateway.eventually(
      `/api/v1/operations/${operationId}`,
      ({ json }) => json['state'] === 'succeeded',
      'the operation to be settled',
    );
    expect(settled.json['resource']).toEqual({ kind: 'attestation', id: attestation.id });
    const after = await gateway.call('GET', `/api/v1/customers/${customerId}/mca`);
    expect(after.json).toMatchObject({ status: 'pending', pendingOperationId: null });
  });

  it('lets the partner decide about a signatory whom the one who was asked has named', async () => {
    const suggestion = {
      contact: { firstName: 'Grace', lastName: 'Lund', email: 'grace.lund@nordwind.example' },
      note: 'She signs.',
      suggestedAt: '2026-02-03T09:30:00.000Z',
      dismissedAt: null,
    };
    const attestation = anAttestationState({ suggestion });
    const { customerId } = await gateway.aCustomer((customer) =>
      anMcaState({
        customerId: customer.customerId,
        attestation,
        reasonCode: 'other_signatory_suggested',
        nextAction: 'confirm_signatory',
      }),
    );
    const shown = await gateway.call('GET', `/api/v1/customers/${customerId}/mca`);
    expect(shown.json).toMatchObject({ nextAction: 'confirm_signatory', attestation: { suggestion } });

    const attestations = `/api/v1/customers/${customerId}/mca/attestations`;
    const second = await gateway.call('POST', attestations, { body: { contact: aContact() } });
    expect(second.json['code']).toBe('attestation_already_live');
    const instead = await gateway.call('POST', attestations, {
      body: { contact: aContact(), replaces: attestation.id },
    });
    expect(instead.status).toBe(202);
    const dismissal = await gateway.call('POST', `${attestations}/${attestation.id}/suggestion-dismissal`);
    expect([dismissal.status, dismissal.json['command']]).toEqual([202, 'dismiss-suggestion']);

    const decided = { ...suggestion, dismissedAt: '2026-02-03T10:30:00.000Z' };
    await gateway.publish(
      mcaEvent(anMcaState({ customerId, version: 2, attestation: { ...attestation, suggestion: decided } })),
    );
    await gateway.eventually(
      `/api/v1/customers/${customerId}/mca`,
      ({ json }) => json['nextAction'] === 'wait',
      'the dismissal to be shown',
    );
    const late = await gateway.call('POST', `${attestations}/${attestation.id}/suggestion-dismissal`);
    expect([late.status, late.json['code']]).toEqual([409, 'suggestion_not_open']);
  });

  it('holds the answer for a caller that waits, and answers with the attestation and its links', async () => {
    // Without the poll below it, nothing but the notification of the commit lets the caller go before the time is over.
    const policy: { waitPollMs: number } = GATEWAY_POLICY;
    jest.replaceProperty(policy, 'waitPollMs', 3_600_000);
    const { customerId } = await aCustomerWithoutAgreement();
    const held = gateway.call('POST', `/api/v1/customers/${customerId}/mca/attestations`, {
      body: { contact: aContact() },
      headers: { prefer: 'wait=30' },
    });
    const operationId = await gateway.pendingOperation(customerId);
    const attestation = anAttestationState({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await gateway.publish(
      mcaEvent(anMcaState({ customerId, version: 2, attestation }), {
        settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }],
      }),
    );
    const answer = await held;
    expect(answer.status).toBe(201);
    expect(answer.headers.get('preference-applied')).toBe('wait=30');
    expect(answer.json).toMatchObject({
      id: attestation.id,
      state: 'link_generated',
      links: {
        landing: `https://mca.partner.example/a/${gateway.tokens.issue(attestation.signatoryLinkId)}`,
        acceptance: attestation.acceptanceUrl,
      },
    });
  });

  it('answers a caller that waits with the problem when the service refuses', async () => {
    const { customerId, providerInstanceId } = await aCustomerWithoutAgreement();
    const held = gateway.call('POST', `/api/v1/customers/${customerId}/mca/status-refresh`, {
      headers: { prefer: 'wait=30' },
    });
    const operationId = await gateway.pendingOperation(customerId);
    const refusal = { code: 'microsoft_unavailable', detail: 'Microsoft does not answer. Try again later.' };
    await gateway.publish({
      contract: attestationsCommandRefused,
      data: { operationId, refusal },
      ...thread(customerId, null, { providerInstanceId, resellerId: null }),
    });
    const answer = await held;
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json).toMatchObject({ code: 'microsoft_unavailable', detail: refusal.detail });
    const operation = await gateway.call('GET', `/api/v1/operations/${operationId}`);
    expect(operation.json).toMatchObject({ state: 'refused', problem: { code: 'microsoft_unavailable' } });
  });

  it('answers 202 when the time to wait is over', async () => {
    const { customerId } = await aCustomerWithoutAgreement();
    const started = performance.now();
    const answer = await gateway.call('POST', `/api/v1/customers/${customerId}/mca/status-refresh`, {
      headers: { prefer: 'wait=1' },
    });
    expect(answer.status).toBe(202);
    expect(answer.json['state']).toBe('pending');
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  it('answers the existing agreement of a compliant customer, without a command', async () => {
    const agreement = {
      source: 'partner_attested' as const,
      dateAgreed: '2025-05-05T10:00:00.000Z',
      valid: true,
      contact: null,
      templateId: null,
    };
    const { customerId } = await gateway.aCustomer(({ customerId: id }) =>
      anMcaState({
        customerId: id,
        status: 'compliant',
        reasonCode: 'agreement_valid',
        nextAction: 'none',
        agreement,
        attestation: null,
      }),
    );
    const answer = await gateway.call('POST', `/api/v1/customers/${customerId}/mca/agreement`, {
      headers: { 'idempotency-key': anId() },
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(agreement);
    expect(await gateway.commands('attestations.create-agreement')).toEqual([]);
  });

  it('creates a customer under an id of its own', async () => {
    const answer = await gateway.call('POST', '/api/v1/customers', {
      body: {
        companyName: 'Fjord Data AS',
        domainPrefix: 'fjorddata',
        language: 'nb-NO',
        contact: aContact(),
        address: { line1: 'Havnegata 1', city: 'Oslo', postalCode: '0150', country: 'NO' },
      },
    });
    expect(answer.status).toBe(202);
    const [command] = await gateway.commands('customers.create-customer');
    expect(command?.aggregate.id).toBe(answer.json['customerId']);
  });

  it('tells of an import before its first page was read', async () => {
    const answer = await gateway.call('POST', '/api/v1/customers/import', { body: {} });
    expect(answer.status).toBe(202);
    const [command] = await gateway.commands('customers.import-customers');
    expect(answer.json['resource']).toEqual({ kind: 'import', id: command?.aggregate.id });
    const view = await gateway.call('GET', `/api/v1/customers/imports/${String(command?.aggregate.id)}`);
    expect(view.json).toMatchObject({ state: 'running', seen: 0 });
  });
});
