import type { McaSummary, WorkListPage } from '@assent/contracts';
import { MCA_REASONS, type McaReasonCode } from '@assent/domain';
import { aContact, aCustomerState, anAttestationState, anId, anMcaState } from '@assent/testing';
import { GatewayUnderTest, INSTANCE_ID, customerEvent, mcaEvent } from './gateway-under-test.js';

const HOUR_MS = 3_600_000;
const reseller = anId();

/** Twelve customers, each with what the filters look at. */
const customers = (
  [
    ['Alpha Bau', 'no_agreement'],
    ['Beta Österreich', 'waiting_for_customer'],
    ['Gamma 100%', 'waiting_for_customer'],
    ['Delta_Werk', 'link_expired'],
    ['Epsilon', 'customer_accepted'],
    ['Zeta', 'agreement_valid'],
    ['alpha bau', 'agreement_valid'],
    ['Eta', 'not_verified'],
    ['Theta', 'attestation_requested'],
    ['Iota', 'declined'],
    ['Kappa', 'agreement_in_progress'],
    ['Lambda', 'accepted_directly'],
  ] satisfies [string, McaReasonCode][]
).map(([companyName, reason], index) => {
  const customer = aCustomerState({
    companyName,
    providerInstanceId: INSTANCE_ID,
    domain: `d${String(index)}.onmicrosoft.com`,
    country: index % 2 === 0 ? 'DE' : 'AT',
    resellerId: index < 3 ? reseller : null,
  });
  const { status, nextAction } = MCA_REASONS[reason];
  const waiting = status === 'pending' || status === 'expired';
  const mca = anMcaState({
    customerId: customer.customerId,
    status,
    nextAction,
    reasonCode: reason,
    statusSince: new Date(Date.UTC(2026, 0, 12 - index)).toISOString(),
    attestation: waiting
      ? anAttestationState({
          contact: aContact({ email: `signatory${String(index)}@mail.example` }),
          expiresAt: new Date(Date.now() + (index + 1) * 24 * HOUR_MS).toISOString(),
          openedAt: index === 1 ? '2026-02-03T09:30:00.000Z' : null,
        })
      : null,
  });
  return { customer, mca };
});

describe('the work list', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    await gateway.publish(
      ...customers.flatMap(({ customer, mca }) => [customerEvent(customer), mcaEvent(mca)]),
    );
    await gateway.eventuallyShows(customers.length);
  });
  afterAll(() => gateway.stop());

  const page = async (query: string) =>
    (await gateway.call('GET', `/api/v1/mca/customers?${query}`)).json as unknown as WorkListPage;
  const names = async (query: string) =>
    (await page(query)).items.map(({ companyName }) => companyName).sort();

  it('counts by status', async () => {
    const before = Date.now();
    const { json } = await gateway.call('GET', '/api/v1/mca/summary');
    const { asOf, ...counts } = json as unknown as McaSummary;
    expect(counts).toEqual({ required: 4, pending: 2, expired: 1, ready: 2, compliant: 3, total: 12 });
    expect(new Date(asOf).getTime()).toBeGreaterThanOrEqual(before);
    expect(new Date(asOf).getTime()).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ['status=pending', ['Beta Österreich', 'Gamma 100%']],
    ['status=expired', ['Delta_Werk']],
    ['search=alpha', ['Alpha Bau', 'alpha bau']],
    ['search=ÖSTERREICH', ['Beta Österreich']],
    ['search=100%25', ['Gamma 100%']],
    ['search=_', ['Delta_Werk']],
    ['search=d4.onmicrosoft', ['Epsilon']],
    ['search=signatory3%40', ['Delta_Werk']],
    [`reseller=${reseller}`, ['Alpha Bau', 'Beta Österreich', 'Gamma 100%']],
    [`providerInstance=${anId()}`, []],
    ['country=DE&status=compliant', ['alpha bau']],
    ['expiringWithinHours=60', ['Beta Österreich']],
    ['neverOpened=true', ['Gamma 100%']],
    ['excludeCompliant=true&status=ready', ['Epsilon', 'Kappa']],
    ['status=compliant&excludeCompliant=true', []],
    ['excludeCompliant=false&status=expired', ['Delta_Werk']],
  ])('filters by %s', async (query, expected) => {
    expect(await names(query)).toEqual([...expected].sort());
  });

  it('finds a customer by its tenant id', async () => {
    const { customer } = customers[5]!;
    expect(await names(`search=${customer.tenantId ?? ''}`)).toEqual(['Zeta']);
  });

  it('puts first what a person has to do, the longest waiting before the others', async () => {
    const { items } = await page('sort=urgency');
    expect(items.slice(0, 4).map(({ companyName }) => companyName)).toEqual([
      'Epsilon',
      'Delta_Werk',
      'Iota',
      'Alpha Bau',
    ]);
    expect(items.at(-1)?.status).toBe('compliant');
  });

  it.each(
    ['urgency', 'company', 'expiry', 'activity'].flatMap((sort) =>
      ['asc', 'desc'].map((order) => [sort, order]),
    ),
  )('pages by %s %s without losing or repeating a row', async (sort, order) => {
    const whole = await page(`sort=${sort}&order=${order}`);
    expect(whole.nextCursor).toBeNull();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: WorkListPage = await page(
        `sort=${sort}&order=${order}&limit=5${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...next.items.map(({ customerId }) => customerId));
      cursor = next.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(whole.items.map(({ customerId }) => customerId));
  });

  it('refuses a cursor of another sort or filter', async () => {
    const { nextCursor } = await page('sort=company&limit=2');
    for (const other of ['sort=activity', 'sort=company&order=desc', 'sort=company&status=pending']) {
      const answer = await gateway.call('GET', `/api/v1/mca/customers?${other}&cursor=${nextCursor ?? ''}`);
      expect(answer.status).toBe(422);
    }
  });

  it('answers a cursor that somebody made up with a problem', async () => {
    const { nextCursor } = await page('sort=expiry&limit=2');
    const cursor = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as { keys: string[] };
    cursor.keys[0] = '2026-99-99 00:00:00+00';
    const forged = Buffer.from(JSON.stringify(cursor)).toString('base64url');
    const answer = await gateway.call('GET', `/api/v1/mca/customers?sort=expiry&limit=2&cursor=${forged}`);
    expect(answer.status).toBe(400);
    expect(answer.json['code']).toBe('malformed_request');
  });

  it('lists customers by company with paging and search', async () => {
    const first = await gateway.call('GET', '/api/v1/customers?limit=7');
    expect(first.json['items']).toHaveLength(7);
    const second = await gateway.call(
      'GET',
      `/api/v1/customers?limit=7&cursor=${String(first.json['nextCursor'])}`,
    );
    expect(second.json['items']).toHaveLength(5);
    const found = await gateway.call('GET', '/api/v1/customers?search=kappa');
    expect(found.json['items']).toEqual([expect.objectContaining({ companyName: 'Kappa' })]);
  });

  it('answers order systems by the tenant', async () => {
    const { customer } = customers[5]!;
    const answer = await gateway.call('GET', `/api/v1/eligibility?tenantId=${customer.tenantId ?? ''}`);
    expect(answer.json).toMatchObject({
      customerId: customer.customerId,
      allowed: true,
      status: 'compliant',
    });
    const blocked = await gateway.call(
      'GET',
      `/api/v1/eligibility?tenantId=${customers[0]!.customer.tenantId ?? ''}`,
    );
    expect(blocked.json).toMatchObject({ allowed: false, nextAction: 'start_attestation' });
  });
});
