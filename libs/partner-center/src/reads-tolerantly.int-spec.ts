import { json } from '../test/a-microsoft.js';
import { ATTESTATION, ORDER, TENANT, call, connectedClient, failureOf } from '../test/connected-client.js';

describe('a client of Partner Center reads tolerantly', () => {
  const here = connectedClient();

  it.each([
    [{ Status: 'ACCEPTED', AcceptedDate: '2026-03-01T10:00:00.1234567' }, 'accepted'],
    [{ status: 'Pending' }, 'pending'],
    [{ state: 'linkExpired' }, 'expired'],
    [{ status: 'Unverified' }, 'unknown'],
  ])('the status in %j', async (body, status) => {
    here.microsoft.says(json(200, body));

    expect(await here.client.getAttestation(ATTESTATION, call())).toMatchObject({ status });
  });

  it('the attestation id as id, with 200, and Microsoft’s own expiry', async () => {
    here.microsoft.says(json(200, { Id: ATTESTATION, expirationDate: '2026-03-08T10:00:00Z' }));

    expect(await here.client.createAttestation(ORDER, call())).toMatchObject({
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
    here.microsoft.says(json(200, `\uFEFF${JSON.stringify(agreements)}`));

    expect(await here.client.listAgreements(TENANT, call())).toEqual([
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
    here.microsoft.says(json(200, { items: [{ type: 'MicrosoftCustomerAgreement', dateAgreed: 'soon' }] }));

    expect(await failureOf(here.client.listAgreements(TENANT, call()))).toMatchObject({
      kind: 'unavailable',
    });
  });

  it('whether the customer accepted directly', async () => {
    here.microsoft.says(json(200, { isSigned: true }), json(200, { isSigned: 'False' }), json(200, {}));

    expect(await here.client.hasAcceptedDirectly(TENANT, call())).toBe(true);
    expect(await here.client.hasAcceptedDirectly(TENANT, call())).toBe(false);
    expect(await failureOf(here.client.hasAcceptedDirectly(TENANT, call()))).toMatchObject({
      kind: 'unavailable',
    });
  });

  it('a customer without GDAP, which has neither address nor e-mail', async () => {
    here.microsoft.says(
      json(200, { id: TENANT, companyProfile: { companyName: 'Nordwind', domain: 'n.example' } }),
    );

    expect(await here.client.getCustomer(TENANT, call())).toEqual({
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
    here.microsoft.says(
      json(200, { id: TENANT, billingProfile: billing }),
      json(200, { id: TENANT, billingProfile: strange }),
    );

    expect(await here.client.getCustomer(TENANT, call())).toMatchObject({
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
    expect(await here.client.getCustomer(TENANT, call())).toMatchObject({
      country: null,
      contact: null,
      language: 'de',
    });
  });
});
