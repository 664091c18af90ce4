import { SandboxClient } from '../../test/sandbox-client.js';

interface Line {
  readonly id: string;
}

const RESELLERS = '/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';

describe('indirect resellers', () => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = await SandboxClient.start({ SANDBOX_INDIRECT_RESELLERS: '3' });
  });
  afterAll(() => client.stop());

  const list = async (path: string, of = client) =>
    ((await of.call('GET', path)).json as unknown as { items: Line[] }).items;
  const servedBy = (id: string) => {
    const filter = JSON.stringify({ Field: 'IndirectReseller', Value: id, Operator: 'starts_with' });
    return list(`/customers?size=500&filter=${encodeURIComponent(filter)}`);
  };

  it('are listed with what Microsoft documents', async () => {
    const resellers = await list(RESELLERS);
    expect(resellers).toHaveLength(3);
    expect(resellers[0]).toMatchObject({
      name: 'Kiefernhain Systemhaus GmbH',
      mpnId: '6100000',
      location: 'DE',
      relationshipType: 'IsIndirectCloudSolutionProviderOf',
      state: 'Active',
    });
  });

  it('serve customers of their own, no one twice, and some nobody serves', async () => {
    const served = (await Promise.all((await list(RESELLERS)).map(({ id }) => servedBy(id)))).flat();
    const all = await list('/customers?size=500');
    expect(new Set(served.map(({ id }) => id)).size).toBe(served.length);
    expect(served.length).toBeGreaterThan(0);
    expect(served.length).toBeLessThan(all.length);
    expect(await servedBy('7e5e11e2-0000-4000-8000-000000000099')).toEqual([]);
  });

  it('are refused for another type of relationship', async () => {
    expect((await client.call('GET', '/relationships?relationship_type=None')).status).toBe(400);
    expect((await client.call('GET', '/relationships')).status).toBe(400);
  });

  it('are none of another partner', async () => {
    await client.control('POST', '/customers', { count: 2, partnerTenantId: 'direct-bill', seed: 4 });
    expect(await list(RESELLERS, client.as('direct-bill'))).toEqual([]);
  });
});
