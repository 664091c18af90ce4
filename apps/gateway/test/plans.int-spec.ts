import {
  customerListQuerySchema,
  mcaFunnelQuerySchema,
  workListExportQuerySchema,
  workListQuerySchema,
} from '@assent/contracts';
import { RequestDataSource } from '@assent/database';
import { SystemClock } from '@assent/service-kit';
import { type TestDatabase, testDatabase } from '@assent/testing';
import { type AccessScope, OPERATOR_SCOPE } from '../src/application/access-scope.js';
import { AttentionReader } from '../src/infrastructure/read-model/attention.query.js';
import { CustomerListReader } from '../src/infrastructure/read-model/customer-list.query.js';
import { FunnelReader } from '../src/infrastructure/read-model/funnel.query.js';
import { ResellerListReader } from '../src/infrastructure/read-model/reseller-list.query.js';
import { SameContactReader } from '../src/infrastructure/read-model/same-contact.query.js';
import { SqlCustomerRecords } from '../src/infrastructure/read-model/sql-customer-records.js';
import { SummaryReader } from '../src/infrastructure/read-model/summary.query.js';
import { TimelineReader } from '../src/infrastructure/read-model/timeline.query.js';
import { WorkListExport } from '../src/infrastructure/read-model/work-list-export.query.js';
import { WorkListReader } from '../src/infrastructure/read-model/work-list.query.js';
import { gatewayEntities, gatewayMigrations } from '../src/infrastructure/schema.js';
import {
  CUSTOMERS,
  INSTANCES,
  RARE_COUNTRY,
  RESELLER,
  fillWithManyCustomers,
} from './plans/many-customers.js';
import { type Plan, plansOf } from './plans/plans-of.js';

/** The rows of a page, and the one after it that tells whether there is more. */
const PAGE = 51;
/** A filter that lets three of a hundred through makes a page of 33 pages' rows; these are few of all the customers. */
const WALK = 40 * PAGE;
const PAGES_DOWN = 10;
/** Where no index has the order, all that the filter finds is sorted: less than a walk to a page would pass. */
const FOUND = 1_000;

const ofReseller = (resellerId: string): AccessScope => ({ ...OPERATOR_SCOPE, resellerId });
const ofInstances = (...providerInstanceIds: string[]): AccessScope => ({
  ...OPERATOR_SCOPE,
  providerInstanceIds,
});

const SORTS = ['urgency', 'company', 'expiry', 'activity'] as const;
type Sort = (typeof SORTS)[number];

/** Which sorts of a view are walked in the order of an index; in the others the few rows that are found are sorted. */
interface View {
  readonly filters: Readonly<Record<string, string>>;
  readonly access?: AccessScope;
  readonly walks: readonly Sort[];
}

const VIEWS: Readonly<Record<string, View>> = {
  everything: { filters: {}, walks: SORTS },
  required: { filters: { status: 'required' }, walks: SORTS },
  pending: { filters: { status: 'pending' }, walks: SORTS },
  expired: { filters: { status: 'expired' }, walks: SORTS },
  ready: { filters: { status: 'ready' }, walks: SORTS },
  compliant: { filters: { status: 'compliant' }, walks: SORTS },
  'all but the compliant': { filters: { excludeCompliant: 'true' }, walks: SORTS },
  'links nobody has opened': { filters: { neverOpened: 'true' }, walks: SORTS },
  'links that expire soon': { filters: { expiringWithinHours: '48' }, walks: ['expiry'] },
  failing: { filters: { failing: 'true' }, walks: [] },
  'not verified': { filters: { reason: 'not_verified' }, walks: [] },
  declined: { filters: { reason: 'declined' }, walks: [] },
  'a reason that nobody has': { filters: { reason: 'verification_unavailable' }, walks: [] },
  'a usual country': { filters: { country: 'DE' }, walks: SORTS },
  'a rare country': { filters: { country: RARE_COUNTRY }, walks: [] },
  'a big provider instance': { filters: { providerInstance: INSTANCES.most }, walks: SORTS },
  'a small provider instance': { filters: { providerInstance: INSTANCES.small }, walks: [] },
  'ready in a small provider instance': {
    filters: { providerInstance: INSTANCES.small, status: 'ready' },
    walks: [],
  },
  'the biggest reseller': { filters: { reseller: RESELLER.biggest }, walks: SORTS },
  'a reseller': { filters: { reseller: RESELLER.middle }, walks: ['urgency'] },
  'a small reseller': { filters: { reseller: RESELLER.small }, walks: SORTS },
  'ready of a small reseller': { filters: { reseller: RESELLER.small, status: 'ready' }, walks: SORTS },
  'what the biggest reseller may see': { filters: {}, access: ofReseller(RESELLER.biggest), walks: SORTS },
  'what a reseller may see': { filters: {}, access: ofReseller(RESELLER.middle), walks: ['urgency'] },
  'pending, as a reseller': {
    filters: { status: 'pending' },
    access: ofReseller(RESELLER.middle),
    walks: SORTS,
  },
  'all but the compliant, as a small reseller': {
    filters: { excludeCompliant: 'true' },
    access: ofReseller(RESELLER.small),
    walks: SORTS,
  },
  'links that expire soon, as a reseller': {
    filters: { expiringWithinHours: '48' },
    access: ofReseller(RESELLER.middle),
    walks: [],
  },
  'what a person for the biggest provider instance may see': {
    filters: {},
    access: ofInstances(INSTANCES.most),
    walks: SORTS,
  },
  'what a person for a small provider instance may see': {
    filters: {},
    access: ofInstances(INSTANCES.small),
    walks: [],
  },
};

describe('the plan of', () => {
  let database: TestDatabase;
  /** The gateway's own connections, with the settings that it gives them. */
  let dataSource: RequestDataSource;
  const clock = new SystemClock();
  beforeAll(async () => {
    database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    await fillWithManyCustomers(database.dataSource);
    dataSource = await RequestDataSource.connect(
      {
        url: database.url,
        applicationName: 'spec',
        entities: gatewayEntities,
        migrations: gatewayMigrations,
      },
      { poolSize: 4, waitMs: 30_000 },
    );
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const onlyPlanOf = async (work: () => Promise<unknown>): Promise<Plan> => {
    const plans = await plansOf(dataSource, work);
    expect(plans).toHaveLength(1);
    return plans[0]!;
  };

  /** What is wrong with the plans of a view: of its first page and of one far down, in each sort and direction. */
  async function faultsOf({ filters, access = OPERATOR_SCOPE, walks }: View): Promise<string[]> {
    const reader = new WorkListReader(dataSource, clock);
    const faults: string[] = [];
    for (const sort of SORTS) {
      for (const order of ['asc', 'desc']) {
        const ask = (page: object) =>
          reader.page(access, workListQuerySchema.parse({ ...filters, sort, order, ...page }));
        const judge = async (page: string, query: object) => {
          const fault = faultIn(await onlyPlanOf(() => ask(query)), walks.includes(sort));
          if (fault !== null) faults.push(`${page} by ${sort} ${order}: ${fault}`);
        };
        await judge('first page', {});
        let { nextCursor } = await ask({});
        for (let at = 0; at < PAGES_DOWN && nextCursor !== null; at++) {
          const next = await ask({ cursor: nextCursor });
          if (next.nextCursor === null) break;
          nextCursor = next.nextCursor;
        }
        if (nextCursor !== null) await judge('far page', { cursor: nextCursor });
      }
    }
    return faults;
  }

  it.each(Object.entries(VIEWS))('the work list, %s', async (_, view) => {
    expect(await faultsOf(view)).toEqual([]);
  });

  it('is found to be bad when an index is missing', async () => {
    const { definition } = (
      await dataSource.query<{ definition: string }[]>(
        `SELECT indexdef AS definition FROM pg_indexes WHERE indexname = 'customer_view_by_reseller'`,
      )
    )[0]!;
    await dataSource.query('DROP INDEX customer_view_by_reseller');
    try {
      expect(await faultsOf(VIEWS['a small reseller']!)).toContainEqual(
        expect.stringMatching(/^first page by urgency asc: (looks at \d|reads the whole)/),
      );
    } finally {
      await dataSource.query(definition);
    }
  });

  it('what is failing follows from how many there are, not from a guess', async () => {
    const [row] = await dataSource.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }[]>(
      `EXPLAIN (FORMAT JSON) SELECT FROM customer_view WHERE jsonb_typeof(mca -> 'lastError') = 'object'`,
    );
    // One in five hundred fails; without statistics one in two hundred is assumed, whatever the rows are.
    expect(row!['QUERY PLAN'][0].Plan['Plan Rows']).toBeLessThan(CUSTOMERS / 300);
  });

  it('search, by trigrams for what few have, and by a walk for what many have', async () => {
    const reader = new WorkListReader(dataSource, clock);
    for (const access of [OPERATOR_SCOPE, ofReseller(RESELLER.middle)]) {
      for (const search of ['dwin', 'Contoso Company 77', 'granit421', 'ada20123@', 'no such customer']) {
        // Of the other sorts a walk may well pass all that stands before the first customer of that name.
        for (const sort of search === 'dwin' ? (['urgency'] as const) : SORTS) {
          const plan = await onlyPlanOf(() =>
            reader.page(access, workListQuerySchema.parse({ search, sort })),
          );
          expect({ search, sort, fault: faultIn(plan, false) }).toEqual({ search, sort, fault: null });
          if (access !== OPERATOR_SCOPE) continue;
          if (search === 'dwin') expect(plan.indexes).toContain('customer_view_by_urgency');
          else expect(plan.indexes).toContain('customer_search_text');
        }
      }
    }
  });

  it('an export, which walks an index from end to end', async () => {
    const rows = new WorkListExport(dataSource, clock);
    for (const sort of SORTS) {
      const plan = await onlyPlanOf(async () => {
        const batches = rows.batches(OPERATOR_SCOPE, workListExportQuerySchema.parse({ sort }));
        await batches.next();
        await batches.return();
      });
      expect(plan.indexes).toContain(`customer_view_by_${sort}`);
      expect(plan).toMatchObject({ wholeTables: [], sorted: 0, lookedAt: CUSTOMERS });
    }
  });

  it('the cards, which read a few totals, and of one reseller its own counters', async () => {
    const cards = new SummaryReader(dataSource, clock);
    const whole = await onlyPlanOf(() => cards.read(OPERATOR_SCOPE));
    expect(whole.lookedAt).toBeLessThan(500);
    const narrow = [
      () => cards.read(OPERATOR_SCOPE, { reseller: RESELLER.middle }),
      () => cards.read(ofReseller(RESELLER.middle)),
    ];
    for (const read of narrow) expect(faultIn(await onlyPlanOf(read), true)).toBeNull();
  });

  it('what asks for a person, which counts in indexes', async () => {
    const attention = new AttentionReader(dataSource, clock);
    for (const access of [OPERATOR_SCOPE, ofReseller(RESELLER.middle), ofInstances(INSTANCES.small)]) {
      const plan = await onlyPlanOf(() => attention.read(access));
      expect(plan).toMatchObject({ wholeTables: [], sorted: 0 });
      // As many as there are links that nobody has opened, which is what it tells.
      expect(plan.lookedAt).toBeLessThan(CUSTOMERS / 10);
    }
  });

  it('the funnel, which reads the links of the chosen time', async () => {
    const funnel = new FunnelReader(dataSource, clock);
    const plan = await onlyPlanOf(() => funnel.read(OPERATOR_SCOPE, mcaFunnelQuerySchema.parse({})));
    expect(plan.wholeTables).toEqual([]);
    expect(plan.indexes).toEqual(['attestation_fact_by_sent']);
  });

  it('resellers, and one of them', async () => {
    const resellers = new ResellerListReader(dataSource);
    for (const query of [{ limit: 50 }, { limit: 50, search: 'reseller 17' }]) {
      const plan = await onlyPlanOf(() => resellers.page(OPERATOR_SCOPE, query));
      expect(plan.wholeTables).toEqual([]);
    }
    const one = await onlyPlanOf(() => resellers.find(OPERATOR_SCOPE, RESELLER.middle));
    expect(faultIn(one, true)).toBeNull();
  });

  it('all customers by company, of one reseller, by a part of a name', async () => {
    const list = new CustomerListReader(dataSource);
    const ask = (query: object) => list.page(OPERATOR_SCOPE, customerListQuerySchema.parse(query));
    const { nextCursor } = await ask({ limit: 200 });
    expect(faultIn(await onlyPlanOf(() => ask({})), true)).toBeNull();
    expect(faultIn(await onlyPlanOf(() => ask({ cursor: nextCursor })), true)).toBeNull();
    expect(faultIn(await onlyPlanOf(() => ask({ reseller: RESELLER.middle })), false)).toBeNull();
    expect(faultIn(await onlyPlanOf(() => ask({ search: 'granit421' })), false)).toBeNull();
  });

  it('eligibility and the pages of one customer', async () => {
    const [one] = await dataSource.query<
      { customer: string; tenant: string; instance: string; link: string }[]
    >(
      `SELECT customer_id AS customer, tenant_id AS tenant, provider_instance_id AS instance, link_id AS link
       FROM customer_view JOIN signatory_link USING (customer_id) JOIN timeline_entry USING (customer_id) LIMIT 1`,
    );
    const { customer, tenant, instance, link } = one!;
    const records = new SqlCustomerRecords(dataSource);
    const timeline = new TimelineReader(dataSource);
    const { nextCursor } = await timeline.page(customer, 10, undefined);
    const reads = [
      () => records.find(OPERATOR_SCOPE, customer),
      () => records.find(ofReseller(RESELLER.middle), customer),
      () => records.findByTenant(OPERATOR_SCOPE, tenant, instance),
      () => records.findBySignatoryLink(link),
      () => timeline.page(customer, 10, undefined),
      () => timeline.page(customer, 10, nextCursor ?? undefined),
      () =>
        new SameContactReader(dataSource).page(
          OPERATOR_SCOPE,
          { customerId: customer, email: 'ada20123@example.com' },
          { limit: 50 },
        ),
    ];
    for (const read of reads) {
      const plan = await onlyPlanOf(read);
      expect(faultIn(plan, true)).toBeNull();
      expect(plan.lookedAt).toBeLessThanOrEqual(PAGE);
    }
  });
});

/** @param isWalked the order comes from an index; otherwise what is found is sorted */
function faultIn({ wholeTables, sorted, lookedAt }: Plan, isWalked: boolean): string | null {
  if (wholeTables.length > 0) return `reads the whole of ${wholeTables.join(', ')}`;
  if (sorted > (isWalked ? PAGE : FOUND)) return `sorts ${sorted} rows`;
  if (lookedAt > WALK) return `looks at ${lookedAt} rows`;
  return null;
}
