import { aContact, anId, anMcaState, anAttestationState } from '@assent/testing';
import { GatewayUnderTest, mcaEvent } from './gateway-under-test.js';

describe('idempotency keys', () => {
  let gateway: GatewayUnderTest;
  let customerId: string;
  let path: string;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
  });
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    ({ customerId } = await gateway.aCustomer());
    path = `/api/v1/customers/${customerId}/mca/attestations`;
  });

  const post = (key: string, body: unknown) =>
    gateway.call('POST', path, { body, headers: { 'idempotency-key': key } });

  /** A gateway whose machine is overrun says 503, and whoever asked comes again with the same key. */
  async function postUntilTaken(key: string, body: unknown) {
    for (;;) {
      const answer = await post(key, body);
      if (answer.status !== 503) return answer;
    }
  }

  it('gives repeats at the same time one operation and one command', async () => {
    const key = anId();
    const body = { contact: aContact() };
    const answers = await Promise.all(Array.from({ length: 12 }, () => postUntilTaken(key, body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1);
    const commands = await gateway.commands('attestations.start-attestation');
    expect(commands.filter(({ aggregate }) => aggregate.id === customerId)).toHaveLength(1);
  });

  it('answers a late repeat like the first request, though that one had its effect', async () => {
    const key = anId();
    const body = { contact: aContact() };
    const first = await post(key, body);
    const attestation = anAttestationState();
    await gateway.publish(
      mcaEvent(anMcaState({ customerId, attestation }), {
        settles: [
          { operationId: String(first.json['id']), resource: { kind: 'attestation', id: attestation.id } },
        ],
      }),
    );
    await gateway.eventually(
      `/api/v1/operations/${String(first.json['id'])}`,
      ({ json }) => json['state'] === 'succeeded',
      'the operation to be settled',
    );
    const repeat = await post(key, body);
    expect(repeat.status).toBe(202);
    expect(repeat.json).toMatchObject({ id: first.json['id'], state: 'succeeded' });
    const without = await gateway.call('POST', path, { body });
    expect(without.status).toBe(409);
  });

  it('refuses the same key with another body', async () => {
    const key = anId();
    await post(key, { contact: aContact() });
    const answer = await post(key, { contact: aContact() });
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('does not use a key up for a request that was refused', async () => {
    const key = anId();
    const body = { contact: aContact() };
    const attestation = anAttestationState();
    await gateway.publish(mcaEvent(anMcaState({ customerId, attestation })));
    await gateway.eventually(
      `/api/v1/customers/${customerId}/mca`,
      ({ json }) => json['status'] === 'pending',
      'the attestation to be shown',
    );
    expect((await post(key, body)).status).toBe(409);
    await gateway.publish(
      mcaEvent(
        anMcaState({
          customerId,
          version: 2,
          status: 'required',
          reasonCode: 'revoked',
          nextAction: 'start_attestation',
          attestation: { ...attestation, state: 'revoked' },
        }),
      ),
    );
    await gateway.eventually(
      `/api/v1/customers/${customerId}/mca`,
      ({ json }) => json['status'] === 'required',
      'the revocation to be shown',
    );
    expect((await post(key, body)).status).toBe(202);
  });

  it('keeps keys apart by address', async () => {
    const key = anId();
    const other = await gateway.aCustomer();
    const first = await post(key, { contact: aContact() });
    const second = await gateway.call('POST', `/api/v1/customers/${other.customerId}/mca/status-refresh`, {
      headers: { 'idempotency-key': key },
    });
    expect(second.status).toBe(202);
    expect(second.json['id']).not.toBe(first.json['id']);
  });

  it('refuses a key that cannot be one', async () => {
    const answer = await gateway.call('POST', path, {
      body: { contact: aContact() },
      headers: { 'idempotency-key': 'with blank' },
    });
    expect(answer.status).toBe(400);
  });
});
