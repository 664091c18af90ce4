import { json } from '../test/a-microsoft.js';
import { call, connectedClient, failureOf } from '../test/connected-client.js';

describe('a client of Partner Center lists indirect resellers', () => {
  const here = connectedClient();

  it('whatever the case of the fields, without those that nobody could be shown', async () => {
    here.microsoft.says(
      json(200, {
        totalCount: 3,
        items: [
          { id: 't1', name: 'Kiefernhain', mpnId: 4815162, location: 'DE', state: 'Active' },
          { Id: 't2', Name: 'Quaimauer', State: 'terminated' },
          { id: 't3', state: 'active' },
        ],
      }),
    );
    expect(await here.client.listIndirectResellers(call())).toEqual([
      { tenantId: 't1', name: 'Kiefernhain', mpnId: '4815162', location: 'DE', state: 'Active' },
      { tenantId: 't2', name: 'Quaimauer', mpnId: null, location: null, state: 'terminated' },
    ]);
    expect(here.microsoft.calls.at(-1)?.url).toBe(
      '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf',
    );
  });

  it('and never takes for a list what is none', async () => {
    here.microsoft.says(json(200, { totalCount: 0 }));
    expect(await failureOf(here.client.listIndirectResellers(call()))).toMatchObject({ kind: 'unavailable' });
  });

  it('and whom one of them serves, page by page', async () => {
    const next = { headers: [{ key: 'MS-ContinuationToken', value: 'two' }] };
    here.microsoft.says(
      json(200, { items: [{ id: 'a' }], links: { next } }),
      json(200, { items: [{ id: 'b' }] }),
    );
    const before = here.microsoft.calls.length;
    const seen: string[] = [];
    for await (const page of here.client.listCustomers({ pageSize: 1, ofReseller: 't1' }, call())) {
      seen.push(...page.customers.map(({ tenantId }) => tenantId));
    }
    expect(seen).toEqual(['a', 'b']);
    const [first, second] = here.microsoft.calls.slice(before).map(({ url }) => decodeURIComponent(url));
    expect(first).toBe(
      '/v1/customers?size=1&filter={"Field":"IndirectReseller","Value":"t1","Operator":"starts_with"}',
    );
    expect(second).toBe('/v1/customers?size=1&seekOperation=Next');
  });
});
