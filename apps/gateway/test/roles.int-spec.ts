import { QueueOverview } from '@assent/messaging';
import { type RunningService } from '@assent/service-kit';
import { aContact, aCustomerState, anAttestationState, anMcaState } from '@assent/testing';
import { readEnvironment } from '../src/environment.js';
import { customerEvent, GatewayUnderTest, INSTANCE_ID, mcaEvent } from './gateway-under-test.js';

const notVerified = {
  status: 'required',
  reasonCode: 'no_agreement',
  nextAction: 'start_attestation',
} as const;

describe('a gateway of two processes', () => {
  let gateway: GatewayUnderTest;
  let background: RunningService;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start({ GATEWAY_ROLE: 'requests' });
  });
  afterAll(() => gateway.stop());

  it('leaves messages to the one in the background, and tells when there is none', async () => {
    const customer = aCustomerState({ providerInstanceId: INSTANCE_ID });
    await gateway.publish(customerEvent(customer));
    const alone = await gateway.call('GET', '/health/ready');
    expect(alone.status).toBe(200);
    expect(alone.json).toMatchObject({ status: 'degraded' });
    expect(alone.json['parts']).toContainEqual({
      name: 'background',
      status: 'warn',
      detail:
        'No gateway takes messages, so what is shown stands still: start one with GATEWAY_ROLE=background.',
    });
    const waiting = await gateway.service.app.get(QueueOverview).depths();
    expect(waiting).toContainEqual(expect.objectContaining({ queue: 'gateway', waiting: 1, active: 0 }));

    background = await gateway.startBeside({ GATEWAY_ROLE: 'background' });
    const shown = await gateway.eventually(
      `/api/v1/customers/${customer.customerId}/mca`,
      ({ status }) => status === 200,
      'the customer to be shown',
    );
    expect(shown.json['customerId']).toBe(customer.customerId);
    const together = await gateway.call('GET', '/health/ready');
    expect(together.json).toMatchObject({ status: 'ready' });
  });

  it('answers one who waits when the other has heard what became of it', async () => {
    const { customerId } = await gateway.aCustomer(({ customerId, providerInstanceId }) =>
      anMcaState({ customerId, providerInstanceId, ...notVerified, attestation: null }),
    );
    const contact = aContact();
    const answer = gateway.call('POST', `/api/v1/customers/${customerId}/mca/attestations`, {
      body: { contact, linkLifetimeMinutes: 60 },
      headers: { prefer: 'wait=20' },
    });
    const operationId = await gateway.pendingOperation(customerId);
    const attestation = anAttestationState({ contact });
    await gateway.publish(
      mcaEvent(anMcaState({ customerId, version: 2, attestation }), {
        change: 'link_generated',
        attestationId: attestation.id,
        settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }],
      }),
    );
    const { status, json } = await answer;
    expect([status, json['id']]).toEqual([201, attestation.id]);
  });

  it('answers nothing in the background but health and metrics', async () => {
    const ask = async (path: string) => (await gateway.fetch(`${background.url}${path}`)).status;
    expect(await Promise.all(['/health/ready', '/metrics', '/api/v1/mca/summary', '/'].map(ask))).toEqual([
      200, 200, 404, 404,
    ]);
  });

  it('tells which roles there are', () => {
    expect(() => readEnvironment({ GATEWAY_ROLE: 'portal' })).toThrow(
      'GATEWAY_ROLE: must be one of all, requests, background.',
    );
  });
});
