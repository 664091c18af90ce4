import { schemaDrift } from '@assent/database';
import { testDatabase } from '@assent/testing';
import { gatewayEntities, gatewayMigrations } from '../src/infrastructure/schema.js';

describe('the migrations', () => {
  it('lead to the tables that the entities describe', async () => {
    const database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    try {
      expect(await schemaDrift(database.dataSource)).toEqual([]);
    } finally {
      await database.drop();
    }
  });

  it('can be taken back', async () => {
    const database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    try {
      for (let left = gatewayMigrations.length; left > 0; left--) {
        await database.dataSource.undoLastMigration();
      }
      const tables = await database.dataSource.query<{ name: string }[]>(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name NOT IN ('migrations', 'typeorm_metadata')`,
      );
      expect(tables).toEqual([]);
    } finally {
      await database.drop();
    }
  });
});
