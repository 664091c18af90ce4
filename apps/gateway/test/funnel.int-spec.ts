import type { McaState } from '@assent/contracts';
import { MCA_REASONS, type McaReasonCode } from '@assent/domain';
import { aCustomerState, anAttestationState, anId, anMcaState } from '@assent/testing';
import { GatewayUnderTest, INSTANCE_ID, customerEvent, mcaEvent } from './gateway-under-test.js';

const HOUR_MS = 3_600_000;
/** One moment for all of them, or what lies between two would not be whole hours. */
const NOW = Date.now();
const hoursAgo = (hours: number) => new Date(NOW - hours * HOUR_MS).toISOString();
const reseller = anId();

/** An attestation whose link went out, and when its next steps were taken, in hours ago. */
function attestation(sent: number, opened?: number, accepted?: number, finalised?: number) {
  const at = (hours: number | undefined) => (hours === undefined ? null : hoursAgo(hours));
  return anAttestationState({
    linkGeneratedAt: at(sent),
    openedAt: at(opened),
    acceptedAt: at(accepted),
    finalisedAt: at(finalised),
    expiresAt: new Date(NOW + 24 * HOUR_MS).toISOString(),
  });
}

function customer(reason: McaReasonCode, overrides: Partial<McaState>, resellerId: string | null = null) {
  const facts = aCustomerState({ providerInstanceId: INSTANCE_ID, resellerId });
  const { status, nextAction } = MCA_REASONS[reason];
  const mca = anMcaState({
    customerId: facts.customerId,
    providerInstanceId: INSTANCE_ID,
    resellerId,
    status,
    nextAction,
    reasonCode: reason,
    attestation: null,
    ...overrides,
  });
  return { facts, mca };
}

const lastError = {
  code: 'microsoft_unavailable',
  detail: 'Microsoft does not answer.',
  microsoftCode: null,
  microsoftCorrelationId: null,
  at: hoursAgo(1),
};

const customers = [
  customer('waiting_for_customer', { attestation: attestation(10) }, reseller),
  customer('waiting_for_customer', { attestation: attestation(12, 11) }),
  customer('customer_accepted', { attestation: attestation(20, 19, 16), lastError }),
  customer('agreement_valid', { attestation: attestation(40, 38, 32, 31) }),
  // Accepted without our page, and renewed before: the first link counts as well.
  customer('agreement_valid', {
    attestation: attestation(70, undefined, 50, 49),
    history: [attestation(200)],
  }),
  customer('agreement_valid', { attestation: attestation(24 * 60, 24 * 59, 24 * 58, 24 * 58) }),
  customer('not_verified', {}),
  // Longer ago than anything that is looked back to below.
  customer('link_expired', { attestation: attestation(24 * 200) }),
];

describe('what Home shows', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    const events = customers.flatMap(({ facts, mca }) => [customerEvent(facts), mcaEvent(mca)]);
    // In any order, and some of them twice.
    await gateway.publish(...events.toReversed(), ...events.slice(0, 6));
    await gateway.eventuallyShows(customers.length);
  });
  afterAll(() => gateway.stop());

  const funnel = async (query = '') => (await gateway.call('GET', `/api/v1/mca/funnel?${query}`)).json;

  it('counts each step of the attestations of the last 30 days, earlier ones of a customer as well', async () => {
    expect(await funnel()).toMatchObject({ sent: 6, opened: 4, accepted: 3, finalised: 2 });
  });

  it('knows how long it takes: half of those who accepted were quicker', async () => {
    const { medianSecondsToAccept } = await funnel();
    expect(medianSecondsToAccept).toBe(8 * 3600);
  });

  it.each([
    ['days=1', { sent: 3, opened: 2, accepted: 1, finalised: 0 }],
    ['days=90', { sent: 7, opened: 5, accepted: 4, finalised: 3 }],
    [`reseller=${reseller}`, { sent: 1, opened: 0, accepted: 0, finalised: 0, medianSecondsToAccept: null }],
    [`providerInstance=${anId()}`, { sent: 0, opened: 0, accepted: 0, finalised: 0 }],
  ])('for %s', async (query, expected) => {
    expect(await funnel(query)).toMatchObject(expected);
  });

  it.each(['days=0', 'days=400', 'days=x', 'reseller=me'])('refuses %s', async (query) => {
    expect(await funnel(query)).toMatchObject({ status: 422, code: 'validation_failed' });
  });

  it('follows a newer state, and ignores one that comes late', async () => {
    const { mca } = customers[1]!;
    const accepted = {
      ...mca,
      version: mca.version + 2,
      attestation: { ...mca.attestation!, acceptedAt: hoursAgo(2) },
    };
    await gateway.publish(mcaEvent(accepted));
    await gateway.eventually(
      '/api/v1/mca/funnel?days=1',
      ({ json }) => json['accepted'] === 2,
      'the acceptance',
    );
    const late = { ...mca, version: mca.version + 1 };
    await gateway.publish(
      mcaEvent(late),
      mcaEvent(customer('agreement_valid', { attestation: attestation(1) }).mca),
    );
    await gateway.eventually(
      '/api/v1/mca/funnel?days=1',
      ({ json }) => json['sent'] === 4,
      'what came after',
    );
    await gateway.hasHandledAll();
    expect(await funnel('days=1')).toMatchObject({ accepted: 2 });
  });

  it('says what asks for a person today, with the counts of the work list', async () => {
    const { json } = await gateway.call('GET', '/api/v1/mca/attention');
    expect(json).toEqual({
      expired: 1,
      expiring: 2,
      neverOpened: 1,
      ready: 1,
      failing: 1,
      notVerified: 1,
      countLimit: 10_000,
    });
    const listed = async (query: string) =>
      ((await gateway.call('GET', `/api/v1/mca/customers?${query}`)).json['items'] as unknown[]).length;
    expect(await listed('status=expired')).toBe(json['expired']);
    expect(await listed('expiringWithinHours=48')).toBe(json['expiring']);
    expect(await listed('neverOpened=true')).toBe(json['neverOpened']);
    expect(await listed('status=ready')).toBe(json['ready']);
    expect(await listed('failing=true')).toBe(json['failing']);
    expect(await listed('reason=not_verified')).toBe(json['notVerified']);
  });
});
