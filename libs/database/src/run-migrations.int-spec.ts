import { testDatabase, type TestDatabase } from '@assent/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { createDataSource } from './create-data-source.js';
import { migrateDatabase } from './migrate-database.js';
import { runMigrations } from './run-migrations.js';
import { schemaDrift } from './schema-drift.js';

@Entity('parcel')
class Parcel {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'weight_grams', type: 'integer' })
  weightGrams!: number;
}

class CreateParcel1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Slow enough that the second process finds the first one in the middle of it.
    await sleep(100);
    await queryRunner.query(
      'CREATE TABLE parcel (id uuid NOT NULL, weight_grams integer NOT NULL, ' +
        'CONSTRAINT "PK_parcel" PRIMARY KEY (id))',
    );
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE parcel');
  }
}

class BreakHalfWay1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE parcel ADD COLUMN colour text');
    await queryRunner.query('SELECT nonsense');
  }
  async down(): Promise<void> {
    // Nothing was committed.
  }
}

describe('runMigrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await testDatabase({ name: 'migrations', entities: [], migrations: [] });
  });
  afterEach(async () => {
    await database.drop();
  });

  const options = (...migrations: (new () => MigrationInterface)[]) => ({
    url: database.url,
    applicationName: 'spec',
    entities: [Parcel],
    migrations,
  });

  it('runs each migration once when several processes start together', async () => {
    const names = await Promise.all([1, 2, 3].map(() => migrateDatabase(options(CreateParcel1700000000001))));

    expect(names.flat()).toEqual(['CreateParcel1700000000001']);
  });

  it('leaves no trace of a migration that fails, keeps those before it, and frees the lock', async () => {
    // TypeORM reports the failed migration there, too.
    jest.spyOn(console, 'log').mockImplementationOnce(() => undefined);
    await expect(
      migrateDatabase(options(CreateParcel1700000000001, BreakHalfWay1700000000002)),
    ).rejects.toThrow('nonsense');

    const dataSource = createDataSource(options(CreateParcel1700000000001));
    await dataSource.initialize();
    try {
      expect(await runMigrations(dataSource)).toEqual([]);
      expect(await schemaDrift(dataSource)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('gives the connection back with the limits of a service', async () => {
    await runMigrations(database.dataSource);
    const [row] = await database.dataSource.query<{ statement_timeout: string }[]>('SHOW statement_timeout');

    expect(row?.statement_timeout).toBe('30s');
  });
});

describe('schemaDrift', () => {
  it('names what the entities have and the database lacks', async () => {
    const database = await testDatabase({ name: 'drift', entities: [Parcel], migrations: [] });
    try {
      const drift = await schemaDrift(database.dataSource);

      expect(drift).toHaveLength(1);
      expect(drift[0]).toContain('CREATE TABLE "parcel"');
    } finally {
      await database.drop();
    }
  });
});
