import { schemaDrift } from '@assent/database';
import { testDatabase } from '@assent/testing';
import { customersEntities, customersMigrations } from './schema.js';

it('the migrated database is what the entities say', async () => {
  const database = await testDatabase({
    name: 'customers',
    entities: customersEntities,
    migrations: customersMigrations,
  });
  try {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
  } finally {
    await database.drop();
  }
});
