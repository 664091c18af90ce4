import { aContact, anAttestationState, anId, anMcaState } from '@assent/testing';
import { OPERATOR_SCOPE } from '../src/application/access-scope.js';
import { SameContactReader } from '../src/infrastructure/read-model/same-contact.query.js';
import { GatewayUnderTest } from './gateway-under-test.js';

describe('what the customer’s page in the portal shows beside the MCA', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
  });
  afterAll(() => gateway.stop());

  describe('other customers of the same contact', () => {
    const asked = (email: string, companyName: string) =>
      gateway.aCustomer(
        ({ customerId }) =>
          anMcaState({ customerId, attestation: anAttestationState({ contact: aContact({ email }) }) }),
        { companyName },
      );

    it('are found by the address of who is asked, else of who is on record, in whatever case', async () => {
      const email = `Grace.${anId()}@Nordwind.example`;
      const own = await asked(email, 'Nordwind Logistik GmbH');
      const onRecord = await gateway.aCustomer(undefined, {
        companyName: 'Nordwind Beteiligungen',
        contact: aContact({ email: email.toLowerCase() }),
      });
      await asked(aContact().email, 'Somebody Else Ltd');
      const another = await asked(email.toUpperCase(), 'Nordwind Immobilien KG');

      const path = `/api/v1/customers/${own.customerId}/same-contact`;
      const { json } = await gateway.call('GET', path);
      expect(json['items']).toEqual([
        expect.objectContaining({ customerId: onRecord.customerId, status: 'required' }),
        expect.objectContaining({ customerId: another.customerId, companyName: 'Nordwind Immobilien KG' }),
      ]);
      const first = await gateway.call('GET', `${path}?limit=1`);
      const rest = await gateway.call('GET', `${path}?limit=1&cursor=${String(first.json['nextCursor'])}`);
      expect(rest.json).toMatchObject({ items: [{ customerId: another.customerId }], nextCursor: null });
    });

    it('stay inside of the caller’s scope', async () => {
      const email = `hidden.${anId()}@nordwind.example`;
      const own = await asked(email, 'Own');
      await asked(email, 'Other');
      const reader = new SameContactReader(gateway.database.dataSource);
      const of = { customerId: own.customerId, email };
      const page = { limit: 50, cursor: undefined };
      const elsewhere = { ...OPERATOR_SCOPE, providerInstanceIds: [anId()] };
      expect((await reader.page(OPERATOR_SCOPE, of, page)).items).toHaveLength(1);
      expect((await reader.page(elsewhere, of, page)).items).toEqual([]);
    });

    it('are none of a customer without a contact, and not told of one that is not there', async () => {
      const { customerId } = await gateway.aCustomer();
      const none = await gateway.call('GET', `/api/v1/customers/${customerId}/same-contact`);
      expect(none.json).toEqual({ items: [], nextCursor: null });
      expect((await gateway.call('GET', `/api/v1/customers/${anId()}/same-contact`)).status).toBe(404);
    });
  });

  describe('the preview of the signatory’s page', () => {
    it('says what the signatory will read, in their language, and nothing in it works', async () => {
      const { customerId } = await gateway.aCustomer(undefined, { companyName: 'Nordwind <i>KG</i>' });
      const path = `/api/v1/customers/${customerId}/mca/landing-preview`;
      const answer = await gateway.call('POST', path, {
        body: { contact: { firstName: 'Grace', lastName: 'Lund' }, language: 'fr-FR' },
      });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(answer.text).toContain('<html lang="fr"');
      expect(answer.text).toContain('Grace Lund');
      expect(answer.text).toContain('Nordwind &lt;i&gt;KG&lt;/i&gt;');
      expect(answer.text).not.toMatch(/<form[^>]* action|type="submit"|<script|data-status|href="\/a\/[^a]/);
      expect(answer.headers.get('content-security-policy')).toMatch(/; sandbox$/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const [{ rows }] = await gateway.database.dataSource.query<[{ rows: number }]>(
        'SELECT count(*)::int AS rows FROM operation',
      );
      expect(rows).toBe(0);
    });

    it('works before anybody was asked, and refuses what it does not know', async () => {
      const { customerId } = await gateway.aCustomer();
      const path = `/api/v1/customers/${customerId}/mca/landing-preview`;
      expect((await gateway.call('POST', path)).status).toBe(200);
      expect((await gateway.call('POST', path, { body: { token: 'x' } })).status).toBe(422);
      const nobody = await gateway.call('POST', `/api/v1/customers/${anId()}/mca/landing-preview`);
      expect(nobody.status).toBe(404);
    });
  });

  it('puts a named signatory among what asks for a person', async () => {
    const { customerId } = await gateway.aCustomer((customer) =>
      anMcaState({
        customerId: customer.customerId,
        reasonCode: 'other_signatory_suggested',
        nextAction: 'confirm_signatory',
      }),
    );
    const { json } = await gateway.call('GET', '/api/v1/mca/customers?sort=urgency&limit=1');
    expect(json['items']).toEqual([expect.objectContaining({ customerId })]);
  });
});
