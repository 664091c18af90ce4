import { testDatabase, type TestDatabase } from '@assent/testing';
import { DataSource, QueryFailedError } from 'typeorm';
import { queryPrepared } from './query-prepared.js';
import { isDatabaseAway } from './is-database-away.js';
import { sqlState, Transactions } from './transactions.js';

describe('queryPrepared', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ name: 'query_prepared', entities: [], migrations: [] });
    await database.dataSource.query('CREATE TABLE thing (name text)');
  });
  beforeEach(() => database.dataSource.query(`TRUNCATE thing; INSERT INTO thing VALUES ('a'), ('b')`));
  afterAll(() => database.drop());

  const named = (name: string) =>
    queryPrepared<{ name: string }>(database.dataSource, 'SELECT name FROM thing WHERE name = $1', [name]);

  it('answers each time with its own values, and is kept by PostgreSQL', async () => {
    for (const name of ['a', 'b', 'a', 'c', 'a', 'a', 'a']) {
      expect(await named(name)).toEqual(name === 'c' ? [] : [{ name }]);
    }
    const kept =
      'SELECT generic_plans + custom_plans AS times FROM pg_prepared_statements WHERE statement LIKE $1';
    const [found] = await queryPrepared<{ times: string }>(database.dataSource, kept, [
      'SELECT name FROM thing%',
    ]);
    expect(Number(found?.times)).toBe(7);
  });

  it('sees in a transaction what that has written', async () => {
    const sql = 'SELECT name FROM thing WHERE name = $1';
    const seen = await new Transactions(database.dataSource).run(async (tx) => {
      await tx.query(`INSERT INTO thing VALUES ('mine')`);
      return [
        await queryPrepared(tx, sql, ['mine']),
        await queryPrepared(database.dataSource, sql, ['mine']),
      ];
    });
    expect(seen).toEqual([[{ name: 'mine' }], []]);
  });

  it('goes on when another table takes the place of the one it was prepared for', async () => {
    await named('a');
    await database.dataSource.query(
      `BEGIN; DROP TABLE thing; CREATE TABLE thing (name text); INSERT INTO thing VALUES ('new'); COMMIT`,
    );
    expect(await named('new')).toEqual([{ name: 'new' }]);
    expect(await named('a')).toEqual([]);
  });

  it('fails as a plain query does', async () => {
    const failed = await queryPrepared(database.dataSource, 'SELECT 1 / $1::int', [0]).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(QueryFailedError);
    expect(sqlState(failed)).toBe('22012');

    const notConnected = new DataSource(database.dataSource.options);
    const away = await queryPrepared(notConnected, 'SELECT 1', []).catch((error: unknown) => error);
    expect(isDatabaseAway(away)).toBe(true);
  });
});
