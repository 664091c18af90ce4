import { json } from '../test/a-microsoft.js';
import { call, connectedClient, failureOf } from '../test/connected-client.js';
import type { CustomerPage } from './partner-center-client.js';

describe('a client of Partner Center lists customers page by page', () => {
  const here = connectedClient();

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
    here.microsoft.says(
      json(200, { items: [line('a'), line('b')], links: next('two') }),
      json(200, { items: [{ noId: true }], continuationToken: 'three' }),
      json(200, { items: [line('c')], links: {} }),
    );
    const pages = await read(here.client.listCustomers({ pageSize: 2 }, call()));

    expect(pages.map(({ customers, continuation }) => [customers.length, continuation])).toEqual([
      [2, 'two'],
      [0, 'three'],
      [1, null],
    ]);
    expect(here.microsoft.calls.map(({ url }) => url)).toEqual([
      '/v1/customers?size=2',
      '/v1/customers?size=2&seekOperation=Next',
      '/v1/customers?size=2&seekOperation=Next',
    ]);
    expect(new Set(here.microsoft.calls.map(({ headers }) => headers['ms-requestid'])).size).toBe(3);

    await read(here.client.listCustomers({ pageSize: 2, continuation: 'two' }, call()));
    expect(here.microsoft.calls[3]?.headers['ms-continuationtoken']).toBe('two');
  });

  it.each([
    ['gives no way to the next page', { next: { uri: '/customers?seekOperation=Next' } }],
    ['leads back to itself', next('same')],
  ])('and never takes a list for complete that %s', async (_why, links) => {
    here.microsoft.says(json(200, { items: [line('a')], links }));
    const pages = read(here.client.listCustomers({ pageSize: 1, continuation: 'same' }, call()));

    expect(await failureOf(pages)).toMatchObject({ kind: 'unavailable' });
  });

  it('finds the one with a domain, and none that only begins like it', async () => {
    const domain = 'nord.onmicrosoft.com';
    here.microsoft.says(
      json(200, { items: [line('nord.onmicrosoft.com.example'), line('Nord.onmicrosoft.com')] }),
      json(200, { items: [] }),
      json(200, '<html></html>'),
    );

    expect(await here.client.findCustomerByDomain(domain, call())).toMatchObject({
      tenantId: 'Nord.onmicrosoft.com',
    });
    const asked = new URL(here.microsoft.calls[0]?.url ?? '', here.microsoft.url);
    expect(JSON.parse(asked.searchParams.get('filter') ?? '')).toEqual({
      Field: 'Domain',
      Value: domain,
      Operator: 'starts_with',
    });
    expect(await here.client.findCustomerByDomain(domain, call())).toBeNull();
    // What cannot be read is not the same as none.
    expect(await failureOf(here.client.findCustomerByDomain(domain, call()))).toMatchObject({
      unreadable: true,
    });
  });
});
