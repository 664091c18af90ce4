import { type TestDatabase, anId, testDatabase } from '@assent/testing';
import { gatewayEntities, gatewayMigrations } from '../src/infrastructure/schema.js';

describe('the migration to a table of searched texts', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    while ((await indexes()).includes('customer_search_text')) await database.dataSource.undoLastMigration();
  });
  afterAll(() => database.drop());

  const query = <Row>(sql: string, values: unknown[] = []) => database.dataSource.query<Row[]>(sql, values);
  const indexes = async () =>
    (await query<{ name: string }>(`SELECT indexname AS name FROM pg_indexes`)).map(({ name }) => name);
  const texts = async () =>
    (
      await query<{ search: string }>(`SELECT trim(search) AS search FROM customer_search ORDER BY search`)
    ).map(({ search }) => search);
  const insert = (companyName: string) =>
    query(
      `INSERT INTO customer_view (customer_id, company_name, status_since, last_activity_at)
       VALUES ($1, $2, now(), now())`,
      [anId(), companyName],
    );

  it('takes the texts that are there and the index of a replay under way, and follows what comes', async () => {
    expect(await indexes()).toContain('customer_view_search');
    await insert('Alpha');
    await insert('Beta');
    // As a full replay has it whose indexes are made and which has not swapped yet.
    await query(`CREATE TABLE customer_view_shadow (LIKE customer_view INCLUDING ALL EXCLUDING INDEXES)`);
    await query(
      `CREATE INDEX customer_view_search_shadow ON customer_view_shadow USING gin (search gin_trgm_ops)`,
    );

    await database.dataSource.runMigrations();
    expect(await texts()).toEqual(['alpha', 'beta']);
    expect((await indexes()).filter((name) => name.startsWith('customer_view_search'))).toEqual([]);

    // As the version before this one goes on writing.
    await insert('Gamma');
    await query(`UPDATE customer_view SET company_name = 'Delta' WHERE company_name = 'Alpha'`);
    expect(await texts()).toEqual(['beta', 'delta', 'gamma']);
  });
});
