import { json } from '../test/a-microsoft.js';
import {
  ATTESTATION,
  CONTACT,
  ORDER,
  TENANT,
  bodyOf,
  call,
  connectedClient,
} from '../test/connected-client.js';

describe('a client of Partner Center writes strictly', () => {
  const here = connectedClient();

  it('creates an attestation as Microsoft describes it', async () => {
    here.microsoft.says(json(201, { attestationId: ATTESTATION, status: 'Pending' }));
    const options = call();
    const created = await here.client.createAttestation(ORDER, options);

    expect(created).toEqual({
      attestationId: ATTESTATION,
      status: 'Pending',
      expiresAt: null,
      acceptanceUrl: `${here.microsoft.url}/mca/?attestationid=${ATTESTATION}`,
    });
    const [received] = here.microsoft.calls;
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
    here.microsoft.says(json(200, { status: 'Pending' }));
    await here.client.getAttestation(ATTESTATION, call({ correlationId: 'order 4711' }));
    await here.client.getAttestation(ATTESTATION, call({ correlationId: 'order 4711' }));

    const [first, second] = here.microsoft.calls.map(({ headers }) => headers['ms-correlationid']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
  });

  it('creates the agreement of an accepted attestation', async () => {
    here.microsoft.says(json(201, { type: 'MicrosoftCustomerAgreement', dateAgreed: '2026-03-01T10:00:00' }));
    const order = { attestationId: ATTESTATION, contact: CONTACT };

    expect(await here.client.createAgreement(TENANT, order, call())).toMatchObject({
      dateAgreed: new Date('2026-03-01T10:00:00Z'),
    });
    expect(here.microsoft.calls[0]).toMatchObject({
      method: 'POST',
      url: `/v1/customers/${TENANT}/agreements`,
    });
    expect(bodyOf(here.microsoft.calls[0])).toEqual({
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
    here.microsoft.says(
      json(201, { id: TENANT, companyProfile: { domain: 'nordwind.onmicrosoft.com' }, userCredentials }),
    );
    const created = await here.client.createCustomer(
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
    expect(bodyOf(here.microsoft.calls[0])).toMatchObject({
      CompanyProfile: { Domain: 'nordwind.onmicrosoft.com' },
      BillingProfile: { Culture: 'de-AT', Language: 'de', DefaultAddress: { Country: 'AT' } },
    });
    expect(here.microsoft.calls[0]?.body).not.toContain('"State"');
  });

  it('ends a relationship by making it none', async () => {
    here.microsoft.says(json(200, { id: TENANT, relationshipToPartner: 'none' }));
    await here.client.endRelationship(TENANT, call());

    expect(here.microsoft.calls[0]).toMatchObject({ method: 'PATCH', url: `/v1/customers/${TENANT}` });
    expect(bodyOf(here.microsoft.calls[0])).toEqual({
      relationshipToPartner: 'none',
      attributes: { objectType: 'Customer' },
    });
  });
});
