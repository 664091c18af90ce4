import type { MigrationInterface, QueryRunner } from 'typeorm';
import { emptyTables } from './empty-tables.js';
import { type TestDatabase, testDatabase } from './test-database.js';

class CreateDrawers1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE upper (id int); CREATE TABLE lower (id int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE upper, lower');
  }
}

describe('emptyTables', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({
      name: 'drawers',
      entities: [],
      migrations: [CreateDrawers1700000000000],
    });
  });
  afterAll(() => database.drop());

  it('waits for whoever uses one of them without being in the way at the others', async () => {
    const { dataSource } = database;
    await dataSource.query('INSERT INTO upper VALUES (1)');
    let emptied: Promise<void> | undefined;
    await dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO lower VALUES (1)');
      emptied = emptyTables(dataSource, 'upper', 'lower');
      // Again and again, or this might come before the other's first try.
      for (let n = 0; n < 50; n += 1) await manager.query('INSERT INTO upper VALUES (1)');
    });
    await emptied;
    expect(await dataSource.query('SELECT FROM upper UNION ALL SELECT FROM lower')).toEqual([]);
  });
});
