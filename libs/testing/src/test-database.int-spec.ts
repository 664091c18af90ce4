import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testDatabase } from './test-database.js';

let timesMigrated = 0;
class CreateNotes1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    timesMigrated += 1;
    await runner.query('CREATE TABLE note (id int PRIMARY KEY, text text NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note');
  }
}
class FailHalfWay1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    throw new Error('the migration is wrong');
  }
  down(): Promise<void> {
    return Promise.resolve();
  }
}

const options = { name: 'testing', entities: [], migrations: [CreateNotes1700000000000] };

describe('testDatabase', () => {
  it('gives each caller a migrated, empty database of its own, and migrates once', async () => {
    const all = await Promise.all([testDatabase(options), testDatabase(options), testDatabase(options)]);
    const [first, second] = all;
    await first.dataSource.query("INSERT INTO note VALUES (1, 'grüße')");

    expect(await first.dataSource.query('SELECT text FROM note')).toEqual([{ text: 'grüße' }]);
    expect(await second.dataSource.query('SELECT text FROM note')).toEqual([]);
    expect(timesMigrated).toBe(1);
    for (const database of all) await database.drop();
  });

  it('makes another template when the migrations change, and leaves none behind when one fails', async () => {
    // TypeORM reports a failed migration on the terminal, whatever it is told.
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const wrong = { ...options, migrations: [...options.migrations, FailHalfWay1700000000001] };

    await expect(testDatabase(wrong)).rejects.toThrow('the migration is wrong');
    await expect(testDatabase(wrong)).rejects.toThrow('the migration is wrong');
    jest.restoreAllMocks();
  });

  it('drops the database though somebody is still connected', async () => {
    const database = await testDatabase(options);
    const other = await testDatabase(options);
    await database.drop();

    const left: unknown = await other.dataSource.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      new URL(database.url).pathname.slice(1),
    ]);
    expect(left).toEqual([]);
    await other.drop();
  });
});
