import { type ResellerPage, resellerChanged, type ResellerState, type WorkListPage } from '@assent/contracts';
import { aCustomerState, anId, anMcaState } from '@assent/testing';
import { Transactions } from '@assent/database';
import { ResellerListReader } from '../src/infrastructure/read-model/reseller-list.query.js';
import { ResellerViews } from '../src/infrastructure/resellers/reseller-views.js';
import { customerEvent, GatewayUnderTest, INSTANCE_ID, mcaEvent, thread } from './gateway-under-test.js';

const NAMES = ['Kiefernhain 100% GmbH', 'Quaimauer AG', 'atelier Nuage', 'Polderlicht_BV'];

const resellers = NAMES.map((name, index): ResellerState => ({
  resellerId: anId(),
  version: 1,
  providerInstanceId: INSTANCE_ID,
  tenantId: anId(),
  name,
  mpnId: `61000${String(index)}`,
  location: 'DE',
  active: index !== 3,
  createdAt: '2026-02-03T09:30:00.000Z',
  updatedAt: '2026-02-03T09:30:00.000Z',
}));
const [kiefernhain, quaimauer, atelier, gone] = resellers as [
  ResellerState,
  ResellerState,
  ResellerState,
  ResellerState,
];

describe('resellers', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    await tell(...resellers);
    for (const reseller of [kiefernhain, kiefernhain, quaimauer]) {
      const customer = aCustomerState({
        providerInstanceId: INSTANCE_ID,
        resellerId: reseller.resellerId,
        companyName: `Customer of ${reseller.name}`,
      });
      await gateway.publish(
        customerEvent(customer),
        mcaEvent(anMcaState({ customerId: customer.customerId, resellerId: reseller.resellerId })),
      );
    }
    await gateway.eventuallyShows(3);
    await gateway.eventually(
      '/api/v1/resellers',
      ({ json }) => (json['items'] as unknown[]).length === 3,
      'three resellers',
    );
    // Also what no list shows.
    await gateway.hasHandledAll();
  });
  afterAll(() => gateway.stop());

  const tell = (...states: readonly ResellerState[]) =>
    gateway.publish(
      ...states.map((reseller) => ({
        contract: resellerChanged,
        data: { reseller },
        ...thread(reseller.resellerId, reseller.version, reseller),
      })),
    );
  const page = async (query = '') =>
    (await gateway.call('GET', `/api/v1/resellers${query}`)).json as unknown as ResellerPage;
  const names = async (query: string) => (await page(query)).items.map(({ name }) => name);

  it('are listed by name with their customers, without those that are gone and have none', async () => {
    expect((await page()).items.map(({ name, customers }) => [name, customers])).toEqual([
      ['atelier Nuage', 0],
      ['Kiefernhain 100% GmbH', 2],
      ['Quaimauer AG', 1],
    ]);
  });

  it('are found by a part of the name or the partner number, whatever stands in it', async () => {
    expect(await names('?search=MAUER')).toEqual(['Quaimauer AG']);
    expect(await names('?search=0%25')).toEqual(['Kiefernhain 100% GmbH']);
    expect(await names('?search=610002')).toEqual(['atelier Nuage']);
    expect(await names(`?providerInstance=${anId()}`)).toEqual([]);
  });

  it('come page by page', async () => {
    const first = await page('?limit=2');
    const second = await page(`?limit=2&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'atelier Nuage',
      'Kiefernhain 100% GmbH',
      'Quaimauer AG',
    ]);
    expect(second.nextCursor).toBeNull();
    expect(
      (await gateway.call('GET', `/api/v1/resellers?search=x&cursor=${String(first.nextCursor)}`)).status,
    ).toBe(422);
  });

  it('can be asked for one by one, also one that is gone', async () => {
    const { json } = await gateway.call('GET', `/api/v1/resellers/${gone.resellerId}`);
    expect(json).toMatchObject({ name: gone.name, active: false, customers: 0 });
    const missing = await gateway.call('GET', `/api/v1/resellers/${anId()}`);
    expect([missing.status, missing.json['code']]).toEqual([404, 'reseller_not_found']);
  });

  it('are shown to nobody outside of their scope', async () => {
    const reader = gateway.service.app.get(ResellerListReader);
    const own = { providerInstanceIds: 'all', resellerId: quaimauer.resellerId } as const;
    expect((await reader.page(own, { limit: 50 })).items.map(({ name }) => name)).toEqual(['Quaimauer AG']);
    expect(await reader.find(own, kiefernhain.resellerId)).toBeNull();
    const elsewhere = { providerInstanceIds: [anId()], resellerId: null };
    expect((await reader.page(elsewhere, { limit: 50 })).items).toEqual([]);
  });

  it('stand by name on the work list and with the customer', async () => {
    const { json } = await gateway.call('GET', `/api/v1/mca/customers?reseller=${quaimauer.resellerId}`);
    const [row] = (json as unknown as WorkListPage).items;
    expect(row).toMatchObject({ resellerName: 'Quaimauer AG' });
    const customer = await gateway.call('GET', `/api/v1/customers/${String(row?.customerId)}`);
    expect(customer.json).toMatchObject({ resellerId: quaimauer.resellerId, resellerName: 'Quaimauer AG' });
  });

  it('take newer states and leave older ones', async () => {
    await tell({ ...atelier, version: 3, name: 'Zirrus' }, { ...atelier, version: 2, name: 'Older' });
    await gateway.eventually(
      '/api/v1/resellers?search=zirrus',
      ({ json }) => (json['items'] as unknown[]).length === 1,
      'the new name',
    );
    await gateway.hasHandledAll();
    expect(await names('?search=zirrus')).toEqual(['Zirrus']);
    expect(await names('?search=older')).toEqual([]);
  });

  it('are made equal to a replayed page: what is wrong is written, what nobody knows goes', async () => {
    const rows = () =>
      gateway.database.dataSource.query<{ name: string; version: number }[]>(
        'SELECT reseller_id, name, version, active, mpn_id FROM reseller_view ORDER BY reseller_id',
      );
    const before = await rows();
    const right = resellers
      .map((reseller) => (reseller === atelier ? { ...reseller, version: 3, name: 'Zirrus' } : reseller))
      .sort((a, b) => (a.resellerId < b.resellerId ? -1 : 1));
    await gateway.database.dataSource.query(
      `UPDATE reseller_view SET name = 'False', version = 900 WHERE reseller_id = $1`,
      [kiefernhain.resellerId],
    );
    await gateway.database.dataSource.query('DELETE FROM reseller_view WHERE reseller_id = $1', [
      quaimauer.resellerId,
    ]);
    await gateway.database.dataSource.query(
      `INSERT INTO reseller_view (reseller_id, provider_instance_id, version, tenant_id, name, active, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, 1, gen_random_uuid(), 'Nobody', true, now(), now())`,
      [INSTANCE_ID],
    );
    const asked = { runId: anId(), bucket: null, askedAt: new Date(Date.now() + 1_000).toISOString() };
    const views = gateway.service.app.get(ResellerViews);
    const half = right.slice(0, 2);
    const written = await gateway.service.app.get(Transactions).run(async (tx) => [
      await views.replace(tx, { ...asked, after: null, states: half, last: false }),
      await views.replace(tx, {
        ...asked,
        after: half[1]?.resellerId ?? null,
        states: right.slice(2),
        last: true,
      }),
    ]);
    expect(written.reduce((sum, count) => sum + count)).toBe(3);
    expect(await rows()).toEqual(before);
  });
});
