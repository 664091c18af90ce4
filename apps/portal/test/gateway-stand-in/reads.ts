import { RESELLERS, type StandInCustomer } from './believable-customers';
import { StandInProblem, type StandInHandler, type StandInRequest } from './gateway-stand-in';

const URGENCY = ['ready', 'expired', 'required', 'pending', 'compliant'];

/** Routes of the reads: "METHOD path" with its parameters as groups. */
export const standInReads: readonly (readonly [RegExp, StandInHandler])[] = [
  [/^GET \/mca\/summary$/, summary],
  [/^GET \/mca\/customers$/, workList],
  [/^GET \/mca\/attention$/, attention],
  [/^GET \/mca\/funnel$/, funnel],
  [/^GET \/resellers$/, resellers],
  [/^GET \/resellers\/([^/]+)$/, reseller],
  [/^GET \/provider-instances$/, providerInstances],
  [/^GET \/provider-instances\/connections$/, ({ world }) => ({ items: [world.connection] })],
  [/^GET \/provider-instances\/([^/]+)\/connection$/, ({ world }) => world.connection],
  [/^GET \/provider-instances\/([^/]+)\/settings$/, ({ world }) => world.settings],
  [/^GET \/customers$/, customerList],
  [/^GET \/customers\/imports\/([^/]+)$/, ({ world }) => world.import ?? missing('import_not_found')],
  [/^GET \/customers\/([^/]+)$/, (request) => customerOf(request).record],
  [/^GET \/customers\/([^/]+)\/mca$/, (request) => customerOf(request).mca],
  [/^GET \/customers\/([^/]+)\/same-contact$/, sameContact],
  [
    /^GET \/customers\/([^/]+)\/mca\/timeline$/,
    (request) => page(customerOf(request).timeline, request.query),
  ],
];

function missing(code: 'import_not_found' | 'customer_not_found' | 'reseller_not_found'): never {
  throw new StandInProblem(code, 'There is nothing with this id.');
}

export function customerOf({ world, params }: StandInRequest): StandInCustomer {
  return world.find(params[0]) ?? missing('customer_not_found');
}

function page<Item>(items: readonly Item[], query: URLSearchParams) {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null };
}

function matches({ record, mca }: StandInCustomer, query: URLSearchParams): boolean {
  const text = [record.companyName, record.domain, record.tenantId, mca.attestation?.contact.email]
    .join(' ')
    .toLowerCase();
  const left = Date.parse(mca.attestation?.expiresAt ?? '') - Date.now();
  const hours = query.get('expiringWithinHours');
  return (
    text.includes((query.get('search') ?? '').toLowerCase()) &&
    (!query.has('status') || query.get('status') === mca.status) &&
    (!query.has('excludeCompliant') || mca.status !== 'compliant') &&
    (!query.has('reason') || query.get('reason') === mca.reasonCode) &&
    (!query.has('failing') || mca.lastError !== null) &&
    (!query.has('country') || query.get('country') === record.country) &&
    (!query.has('providerInstance') || query.get('providerInstance') === record.providerInstanceId) &&
    (!query.has('reseller') || query.get('reseller') === record.resellerId) &&
    (!query.has('neverOpened') || (mca.status === 'pending' && !mca.attestation?.openedAt)) &&
    (hours === null || (mca.status === 'pending' && left > 0 && left < Number(hours) * 3_600_000))
  );
}

function sameContact(request: StandInRequest) {
  const { record } = customerOf(request);
  const others = request.world
    .present()
    .filter((one) => one.record !== record && one.record.contact?.email === record.contact?.email);
  return page(
    others.map(({ record: { customerId, companyName, domain }, mca: { status, reason } }) => ({
      customerId,
      companyName,
      domain,
      status,
      reason,
    })),
    request.query,
  );
}

/** Counts are kept by reseller and provider instance; other filters leave them alone. */
function summary({ world, query }: StandInRequest) {
  const kept = new URLSearchParams(
    [...query].filter(([name]) => name === 'reseller' || name === 'providerInstance'),
  );
  return world.summary(world.present().filter((customer) => matches(customer, kept)));
}

function workList({ world, query }: StandInRequest) {
  const rows = world
    .present()
    .filter((customer) => matches(customer, query))
    .map((customer) => world.row(customer));
  const sort = query.get('sort');
  rows.sort((a, b) => {
    if (sort === 'company') return a.companyName.localeCompare(b.companyName);
    if (sort === 'expiry') return (a.expiresAt ?? '9').localeCompare(b.expiresAt ?? '9');
    return URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status);
  });
  if (query.get('order') === 'desc') rows.reverse();
  return page(rows, query);
}

function customerList({ world, query }: StandInRequest) {
  const shown = query.get('includeEnded') === 'true' ? world.customers : world.present();
  return page(
    shown.filter((customer) => matches(customer, query)).map(({ record }) => record),
    query,
  );
}

const withCustomers = ({ world }: StandInRequest) =>
  RESELLERS.map((known) => ({
    ...known,
    customers: world.present().filter(({ record }) => record.resellerId === known.resellerId).length,
  }));

function resellers(request: StandInRequest) {
  const search = (request.query.get('search') ?? '').toLowerCase();
  return page(
    withCustomers(request).filter(({ name }) => name.toLowerCase().includes(search)),
    request.query,
  );
}

function reseller(request: StandInRequest) {
  return (
    withCustomers(request).find(({ resellerId }) => resellerId === request.params[0]) ??
    missing('reseller_not_found')
  );
}

function attention({ world }: StandInRequest) {
  const count = (query: Record<string, string>) =>
    world.present().filter((customer) => matches(customer, new URLSearchParams(query))).length;
  return {
    expired: count({ status: 'expired' }),
    expiring: count({ expiringWithinHours: '48' }),
    neverOpened: count({ neverOpened: 'true' }),
    ready: count({ status: 'ready' }),
    failing: count({ failing: 'true' }),
    notVerified: count({ reason: 'not_verified' }),
    countLimit: 10_000,
  };
}

function funnel({ world, query }: StandInRequest) {
  const days = Number(query.get('days') ?? 30);
  const from = Date.now() - days * 24 * 3_600_000;
  const sent = world.present().flatMap(({ mca }) => mca.attestation ?? []);
  const inTime = sent.filter(({ linkGeneratedAt }) => Date.parse(linkGeneratedAt ?? '') > from);
  const accepted = inTime.filter(({ acceptedAt }) => acceptedAt !== null);
  return {
    from: new Date(from).toISOString(),
    to: new Date().toISOString(),
    sent: inTime.length,
    opened: inTime.filter(({ openedAt, acceptedAt }) => openedAt ?? acceptedAt).length,
    accepted: accepted.length,
    finalised: inTime.filter(({ finalisedAt }) => finalisedAt !== null).length,
    medianSecondsToAccept: accepted.length === 0 ? null : 5400,
  };
}

function providerInstances({ world }: StandInRequest) {
  const ids = new Set(world.customers.map(({ record }) => record.providerInstanceId));
  return {
    items: [...ids].map((id) => ({ id, name: 'Contoso Cloud Partner', defaultLanguage: 'en-US' })),
  };
}
