import { workListQuerySchema } from '@assent/contracts';
import { SystemClock } from '@assent/service-kit';
import { type TestDatabase, testDatabase } from '@assent/testing';
import { OPERATOR_SCOPE } from '../src/application/access-scope.js';
import { WorkListReader } from '../src/infrastructure/read-model/work-list.query.js';
import { gatewayEntities, gatewayMigrations } from '../src/infrastructure/schema.js';

const ROWS = 10_000;

describe('a page of the work list', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    await database.dataSource.query(
      `INSERT INTO customer_view (customer_id, customer_version, provider_instance_id, tenant_id, company_name,
         domain, lifecycle, customer_created_at, customer_updated_at, mca_version, status, reason_code, next_action,
         status_since, expires_at, last_activity_at)
       SELECT gen_random_uuid(), 1, '01900000-0000-7000-8000-000000000001', gen_random_uuid(),
         'Company ' || md5(i::text), md5(i::text) || '.onmicrosoft.com', 'active', now(), now(), 1,
         (ARRAY['required', 'pending', 'expired', 'ready', 'compliant'])[1 + i % 5], 'no_agreement',
         (ARRAY['start_attestation', 'wait', 'renew_link', 'create_agreement', 'none'])[1 + i % 5],
         now() - make_interval(mins => i), now() + make_interval(mins => i), now() - make_interval(secs => i)
       FROM generate_series(1, ${String(ROWS)}) AS i`,
    );
    await database.dataSource.query('VACUUM ANALYZE customer_view');
  });
  afterAll(() => database.drop());

  /** How PostgreSQL would run the very statement that the reader sends. */
  async function planOf(query: Record<string, string>): Promise<string> {
    const { dataSource } = database;
    const reader = new WorkListReader(dataSource, new SystemClock());
    const send = jest.spyOn(dataSource, 'query');
    try {
      await reader.page(OPERATOR_SCOPE, workListQuerySchema.parse(query));
      const [sql, parameters] = send.mock.calls[0]!;
      send.mockRestore();
      const lines = await dataSource.query<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN ${sql}`,
        parameters as unknown[],
      );
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    } finally {
      send.mockRestore();
    }
  }

  const everySort = ['urgency', 'company', 'expiry', 'activity'].flatMap((sort) =>
    ['asc', 'desc'].map((order) => ({ sort, order })),
  );

  it.each(everySort)('is read from an index and never sorted: %j', async (query) => {
    const whole = await planOf(query);
    expect(whole).toMatch(/Index.* Scan/);
    expect(whole).not.toMatch(/Sort|Seq Scan on customer_view/);
    const card = await planOf({ ...query, status: 'pending' });
    expect(card).not.toMatch(/Sort|Seq Scan on customer_view/);
  });

  it('finds a part of a name by the trigram index', async () => {
    expect(await planOf({ search: 'd41d8cd98f00' })).toContain('customer_view_search');
  });
});
