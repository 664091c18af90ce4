import { randomUUID } from 'node:crypto';
import { SandboxClient } from '../../test/sandbox-client.js';

const MCA = 'agreementType=MicrosoftCustomerAgreement';

describe('agreements', () => {
  let client: SandboxClient;
  let tenantId: string;
  beforeEach(async () => {
    client = await SandboxClient.start();
    tenantId = await client.customerWithoutAgreement();
  });
  afterEach(() => client.stop());

  const create = (attestationId: string | undefined, id = tenantId, headers = {}) =>
    client.call(
      'POST',
      `/customers/${id}/agreements`,
      { type: 'MicrosoftCustomerAgreement', attestationId },
      headers,
    );
  const list = async (query = MCA, id = tenantId) =>
    (await client.call('GET', `/customers/${id}/agreements?${query}`)).json;

  it('are created from an accepted attestation, with its signatory', async () => {
    const answer = await create(await client.acceptedAttestation());
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      type: 'MicrosoftCustomerAgreement',
      templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
      primaryContact: { firstName: 'Anna', lastName: 'Weber', phoneNumber: '+49 30 5550101' },
    });
    expect(await list()).toMatchObject({
      totalCount: 1,
      items: [{ agreementLink: 'https://aka.ms/customeragreement' }],
    });
  });

  it('answer a repeated request id from the store, and a new one with 600061', async () => {
    const attestationId = await client.acceptedAttestation();
    const headers = { 'ms-requestid': randomUUID() };
    const first = await create(attestationId, tenantId, headers);
    const second = await create(attestationId, tenantId, headers);
    expect([second.status, second.text]).toEqual([201, first.text]);

    const third = await create(attestationId);
    expect(third.status).toBe(409);
    expect(third.json).toEqual({
      code: 600061,
      message: 'A partner confirmed agreement already exists for the customer.',
      description: 'A partner confirmed agreement already exists for the customer.',
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    });
    expect((await list())['totalCount']).toBe(1);
  });

  it('are possible again for a signatory with another phone', async () => {
    await create(await client.acceptedAttestation());
    const again = await client.acceptedAttestation({ signatoryPhoneNumber: '+49 30 5550999' });
    expect((await create(again)).status).toBe(201);
    expect((await list())['totalCount']).toBe(2);
  });

  it('are refused for an attestation that is pending, expired, unknown, foreign, used or missing', async () => {
    const nameOf = async (attestationId: string | undefined, id = tenantId) =>
      (await create(attestationId, id)).json['errorName'];
    expect(await nameOf(await client.createAttestation())).toBe('AttestationNotAccepted');

    const expired = await client.createAttestation();
    await client.control('POST', `/attestations/${expired}/expire`);
    expect(await nameOf(expired)).toBe('AttestationExpired');
    expect(await nameOf(randomUUID())).toBe('AttestationNotFound');

    await client.control('POST', '/customers', { count: 1, partnerTenantId: 'other' });
    expect(await nameOf(await client.as('other').acceptedAttestation())).toBe('AttestationNotFound');

    const used = await client.acceptedAttestation();
    await create(used);
    const [other] = (await client.someCustomers()).filter((id) => id !== tenantId);
    expect(await nameOf(used, other)).toBe('AttestationAlreadyUsed');
    expect(await nameOf(undefined)).toBe('AttestationIdRequired');
    expect((await create(used, randomUUID())).json['code']).toBe('60003');
  });

  it('stay out of the list while it lags, though a second one is refused at once', async () => {
    await client.control('PATCH', '/settings', { agreementListLagSeconds: 3600 });
    const attestationId = await client.acceptedAttestation();
    await create(attestationId);
    expect((await list())['totalCount']).toBe(0);
    expect((await create(attestationId)).json['code']).toBe(600061);
    await client.control('POST', '/clock', { advanceSeconds: 3601 });
    const later = client.as('partner');
    expect((await later.call('GET', `/customers/${tenantId}/agreements?${MCA}`)).json['totalCount']).toBe(1);
  });

  it('are of the old type unless the caller asks for another', async () => {
    await create(await client.acceptedAttestation());
    expect((await list(''))['totalCount']).toBe(0);
    expect((await list('agreementType=*'))['totalCount']).toBe(1);
    expect((await client.call('GET', `/customers/${tenantId}/agreements?agreementType=x`)).status).toBe(400);
  });

  it('are not needed after direct acceptance, which has its own call', async () => {
    const status = async () =>
      (await client.call('GET', `/customers/${tenantId}/directSignedMicrosoftCustomerAgreementStatus`)).json;
    expect(await status()).toEqual({ isSigned: false });
    await client.control('POST', `/customers/${tenantId}/accept-directly`);
    expect(await status()).toEqual({ isSigned: true });
  });

  it('have metadata and a document for each country and language', async () => {
    const metadata = (await client.call('GET', `/agreements?${MCA}`)).json;
    expect(metadata['items']).toMatchObject([{ templateId: '117a77b0-9360-443b-8795-c6dedc750cf9' }]);
    const document = async (query: string) =>
      (await client.call('GET', `/agreementtemplates/117a77b0-9360-443b-8795-c6dedc750cf9/document?${query}`))
        .json;
    expect(await document('language=de-DE&country=DE')).toMatchObject({ language: 'de-DE', country: 'DE' });
    expect(await document('language=xx-XX&country=DE')).toMatchObject({ language: 'en-US' });
  });
});
