import type { DataSource } from 'typeorm';

/**
 * What would have to change so that the migrated database matches the entities: one SQL statement per
 * difference, empty when there is none. Every service has a spec that expects it to be empty.
 *
 * An index that TypeORM cannot describe (an expression, another access method) is declared on the entity
 * with `synchronize: false`, else it is reported as one to drop.
 */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
