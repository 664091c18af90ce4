import { randomUUID } from 'node:crypto';
import { type Answer, SandboxClient } from '../../test/sandbox-client.js';

interface Page {
  items: { id: string; companyProfile: { companyName: string; tenantId: string } }[];
  links: { next?: { uri: string; headers: { key: string; value: string }[] } };
}

const pageOf = (answer: Answer): Page => answer.json as unknown as Page;

const newCustomer = (changes: Record<string, unknown> = {}, address: Record<string, unknown> = {}) => ({
  enableGDAPByDefault: true,
  CompanyProfile: { Domain: `tannenloh${randomUUID().slice(0, 8)}.onmicrosoft.com` },
  BillingProfile: {
    Email: 'lena@tannenloh.example',
    Culture: 'de-DE',
    Language: 'de',
    CompanyName: 'Tannenloh Gartenbau GmbH',
    DefaultAddress: {
      FirstName: 'Lena',
      LastName: 'Pohl',
      AddressLine1: 'Gartenring 3',
      City: 'Ulm',
      PostalCode: '89073',
      Country: 'DE',
      ...address,
    },
    ...changes,
  },
});

describe('customers', () => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = await SandboxClient.start();
  });
  afterAll(() => client.stop());

  /** Follows the links as a client must, and returns everything it saw. */
  async function readAll(reader: SandboxClient, query: string): Promise<Page['items']> {
    const items: Page['items'] = [];
    let headers: Record<string, string> = {};
    let path: string | undefined = `/customers?${query}`;
    while (path !== undefined) {
      const page = pageOf(await reader.call('GET', path, undefined, headers));
      items.push(...page.items);
      path = page.links.next?.uri;
      headers = Object.fromEntries((page.links.next?.headers ?? []).map(({ key, value }) => [key, value]));
    }
    return items;
  }

  it('lists all customers page by page, none twice', async () => {
    const items = await readAll(client, 'size=10');
    expect(items).toHaveLength(64);
    expect(new Set(items.map(({ id }) => id)).size).toBe(64);
    expect(items[0]).toMatchObject({
      companyProfile: { tenantId: items[0]!.id },
      relationshipToPartner: 'reseller',
    });
    expect(items[0]).not.toHaveProperty('billingProfile');
  });

  it('keeps pages whole while customers come and go', async () => {
    const first = pageOf(await client.call('GET', '/customers?size=30'));
    const removed = first.items[3]!.id;
    await client.call('DELETE', `/customers/${removed}`);
    const token = first.links.next!.headers[0]!;
    const second = pageOf(
      await client.call('GET', first.links.next!.uri, undefined, { [token.key]: token.value }),
    );
    const seen = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(seen).size).toBe(60);
    expect((await client.call('GET', `/customers/${removed}`)).json['code']).toBe('60003');
  });

  it('filters by the start of the name, whatever its case', async () => {
    const [first] = (await readAll(client, 'size=1')).slice(0, 1);
    const name = first!.companyProfile.companyName;
    const filter = { Field: 'CompanyName', Value: name.slice(0, 8).toUpperCase(), Operator: 'starts_with' };
    const found = await readAll(client, `size=0&filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect(found.map(({ companyProfile }) => companyProfile.companyName)).toContain(name);
  });

  it.each(['size=501', 'size=x', 'filter=x', 'seekOperation=Next', 'seekOperation=PageIndex'])(
    'refuses the query %s',
    async (query) => {
      expect((await client.call('GET', `/customers?${query}`)).status).toBe(400);
    },
  );

  it('creates a customer, shows the password once, and finds it afterwards', async () => {
    const created = await client.call('POST', '/customers', newCustomer());
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({
      relationshipToPartner: 'reseller',
      userCredentials: { userName: 'admin' },
    });
    const found = await client.call('GET', `/customers/${String(created.json['id'])}`);
    expect(found.json).toMatchObject({ billingProfile: { defaultAddress: { country: 'DE' } } });
    expect(found.json).not.toHaveProperty('userCredentials');
  });

  it('answers a repeated request id with the first answer and creates nothing', async () => {
    const headers = { 'ms-requestid': randomUUID() };
    const order = newCustomer();
    const [first, second] = await Promise.all([
      client.call('POST', '/customers', order, headers),
      client.call('POST', '/customers', order, headers),
    ]);
    const third = await client.call('POST', '/customers', order, headers);
    expect(first.json['id']).toBeDefined();
    expect(second.text).toBe(first.text);
    expect(third.text).toBe(first.text);
    expect((await client.call('POST', '/customers', order)).status).toBe(409);
  });

  it.each([
    ['a bare legal form as name', newCustomer({ CompanyName: 'GmbH' }), '2000'],
    ['single characters as name', newCustomer({ CompanyName: '1 2 3' }), '2000'],
    ['a placeholder as person', newCustomer({}, { FirstName: 'Test' }), '2000'],
    ['an address at Microsoft', newCustomer({ Email: 'x@microsoft.com' }), '2000'],
    ['no registration number in Hungary', newCustomer({}, { Country: 'HU' }), '600049'],
    [
      'a registration number in Germany',
      {
        ...newCustomer(),
        CompanyProfile: { Domain: 'a.onmicrosoft.com', organizationRegistrationNumber: '1' },
      },
      '600002',
    ],
    [
      'no phone in Hungary',
      {
        ...newCustomer({}, { Country: 'HU' }),
        CompanyProfile: { Domain: 'a.onmicrosoft.com', organizationRegistrationNumber: '1' },
      },
      '600051',
    ],
  ])('refuses %s', async (_, order, code) => {
    const answer = await client.call('POST', '/customers', order);
    expect(answer.status).toBe(400);
    expect(answer.json['code']).toBe(code);
  });

  it('refuses malformed JSON with 400 and no stack', async () => {
    const answer = await client.send('POST', '/v1/customers', {
      headers: { authorization: `Bearer ${await client.appOnlyToken()}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('at ');
  });

  it('ends a relationship: out of the list, 403 with 20002 afterwards', async () => {
    const created = await client.call('POST', '/customers', newCustomer());
    const id = String(created.json['id']);
    const ended = await client.call('PATCH', `/customers/${id}`, {
      relationshipToPartner: 'none',
      attributes: { objectType: 'Customer' },
    });
    expect(ended.json['relationshipToPartner']).toBe('none');
    expect((await client.call('GET', `/customers/${id}`)).json['code']).toBe('20002');
    expect((await readAll(client, 'size=500')).map((item) => item.id)).not.toContain(id);
  });

  it('tells whether a domain is taken', async () => {
    const order = newCustomer();
    await client.call('POST', '/customers', order);
    expect((await client.call('HEAD', `/domains/${order.CompanyProfile.Domain}`)).status).toBe(200);
    expect((await client.call('HEAD', '/domains/free.onmicrosoft.com')).status).toBe(404);
  });

  it('gives another partner customers of its own, 5,000 of them', async () => {
    await client.control('POST', '/customers', { count: 5000, partnerTenantId: 'other', seed: 9 });
    const items = await readAll(client.as('other'), 'size=500');
    expect(new Set(items.map(({ id }) => id)).size).toBe(5000);
    expect(new Set(items.map(({ companyProfile }) => companyProfile.companyName)).size).toBe(5000);
    expect((await readAll(client, 'size=500')).length).toBeLessThan(100);
  });
});
