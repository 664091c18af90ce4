import { atMost, type BenchRow, benchRow } from '../report/bench-row.js';
import type { Measure } from './measure.js';
import { costText, get, type ReadCost, readCost } from './read-cost.js';

/** What the portal and order systems ask for all day. */
const READ_BOUND = atMost(1.6);
/** A page far down costs what the first one does. */
const DEPTH_BOUND = atMost(1.2);
/** The cards are kept, not counted. */
const GROWTH_BOUND = atMost(1.2);
const DEEP_PAGE = 1_000;
const PAGE = 50;
const LIST = '/api/v1/mca/customers';

/** One of those in the middle: neither among the few with most customers nor among those with hardly any. */
const RESELLER = '0190aaaa-0000-7000-8000-000000000150';

const VIEWS = {
  urgency: 'sort=urgency',
  company: 'sort=company',
  expiry: 'sort=expiry',
  activity: 'sort=activity&order=desc',
  pending: 'status=pending&sort=expiry',
  ready: 'status=ready&sort=company',
  expiring: 'expiringWithinHours=48&sort=expiry',
  unopened: 'neverOpened=true&sort=urgency',
  open: 'excludeCompliant=true&sort=urgency',
  country: 'country=DE&sort=company',
  instance: 'providerInstance=01900000-0000-7000-8000-000000000003&sort=urgency',
  reseller: `reseller=${RESELLER}&sort=urgency`,
} as const;

export const summary: Measure = {
  id: 'summary',
  growsWithCustomers: true,
  growthBound: GROWTH_BOUND,
  async run(context) {
    const path = '/api/v1/mca/summary';
    // The first figures of a process: both sides translate what they run, some ten thousand requests long.
    const { gateway, bare } = context.world;
    const warmUntil = Date.now() + (context.options.isQuick ? 2_000 : 30_000);
    while (Date.now() < warmUntil) {
      await get(gateway, path);
      await get(gateway, `${path}?reseller=${RESELLER}`);
      await get(bare, '/constant');
    }
    const all = await readCost(context, [path]);
    const one = await readCost(context, [`${path}?reseller=${RESELLER}`]);
    return [
      readRow('summary', 'summary cards', all),
      readRow('summary:reseller', 'summary cards of one reseller', one),
    ];
  },
};

export const workList: Measure = {
  id: 'work-list',
  growsWithCustomers: true,
  async run(context) {
    const rows: BenchRow[] = [];
    for (const [name, query] of Object.entries(VIEWS)) {
      const first = await readCost(context, [`${LIST}?limit=${PAGE}&${query}`]);
      rows.push(readRow(`work-list:${name}`, `work list, ${query}`, first));
    }
    // Depth does not depend on the filter; the two shapes of a sort, with and without a status, are tried.
    for (const name of ['urgency', 'company', 'pending'] as const) {
      const deepPath = await pathOfPage(context.world.gateway, VIEWS[name], DEEP_PAGE);
      if (deepPath === null) continue;
      const first = await readCost(context, [`${LIST}?limit=${PAGE}&${VIEWS[name]}`]);
      const deep = await readCost(context, [deepPath]);
      rows.push(
        benchRow({
          id: `work-list:${name}:deep`,
          what: `page ${DEEP_PAGE} against page 1, ${VIEWS[name]}`,
          ratio: deep.gateway / first.gateway,
          bound: DEPTH_BOUND,
          absolute: `${costText(deep)}, against ${costText(first)}`,
        }),
      );
    }
    return rows;
  },
};

export const search: Measure = {
  id: 'search',
  growsWithCustomers: true,
  async run(context) {
    const { items } = JSON.parse(await get(context.world.gateway, `${LIST}?limit=200&sort=activity`)) as {
      items: { companyName: string; domain: string; tenantId: string; contact: { email: string } | null }[];
    };
    const kinds: Record<string, (row: (typeof items)[number]) => string | undefined> = {
      company: ({ companyName }) => companyName,
      domain: ({ domain }) => domain,
      tenant: ({ tenantId }) => tenantId,
      email: ({ contact }) => contact?.email,
    };
    const rows: BenchRow[] = [];
    for (const [kind, textOf] of Object.entries(kinds)) {
      for (const length of [3, 6, 12]) {
        const paths = items
          .flatMap((row) => textOf(row)?.slice(0, length) ?? [])
          .slice(0, 20)
          .map((text) => `${LIST}?limit=${PAGE}&search=${encodeURIComponent(text)}`);
        const cost = await readCost(context, paths);
        rows.push(readRow(`search:${kind}:${length}`, `search, ${length} characters of ${kind}`, cost));
      }
    }
    return rows;
  },
};

export const eligibility: Measure = {
  id: 'eligibility',
  growsWithCustomers: true,
  async run(context) {
    const { items } = JSON.parse(await get(context.world.gateway, `${LIST}?limit=20&sort=company`)) as {
      items: { customerId: string; tenantId: string; providerInstanceId: string }[];
    };
    const byCustomer = items.map(({ customerId }) => `/api/v1/customers/${customerId}/mca/eligibility`);
    const byTenant = items.map(
      ({ tenantId, providerInstanceId }) =>
        `/api/v1/eligibility?tenantId=${tenantId}&providerInstanceId=${providerInstanceId}`,
    );
    return [
      readRow('eligibility:customer', 'eligibility by customer', await readCost(context, byCustomer)),
      readRow('eligibility:tenant', 'eligibility by tenant id', await readCost(context, byTenant)),
    ];
  },
};

function readRow(id: string, what: string, cost: ReadCost): BenchRow {
  return benchRow({
    id,
    what,
    ratio: cost.ratio,
    bound: READ_BOUND,
    absolute: costText(cost),
    // In units of the constant: the other size is measured minutes later, when the machine may be at another pace.
    cost: cost.gateway / cost.fastify,
  });
}

/** The address of a page that a person would reach by scrolling; null when the list ends before. */
async function pathOfPage(
  gateway: Parameters<typeof get>[0],
  query: string,
  page: number,
): Promise<string | null> {
  let cursor: string | null = null;
  let path = `${LIST}?limit=200&${query}`;
  // Pages of 200 get there in a quarter of the steps; the cursor does not know of page sizes.
  for (let at = 0; at < (page * PAGE) / 200; at++) {
    const answer = JSON.parse(await get(gateway, path)) as { nextCursor: string | null };
    cursor = answer.nextCursor;
    if (cursor === null) return null;
    path = `${LIST}?limit=200&${query}&cursor=${encodeURIComponent(cursor)}`;
  }
  return `${LIST}?limit=${PAGE}&${query}&cursor=${encodeURIComponent(cursor ?? '')}`;
}
