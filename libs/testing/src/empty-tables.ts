import { escapeIdentifier } from 'pg';
import type { DataSource } from 'typeorm';
import { waitFor } from './wait-for.js';

/**
 * Empties tables while the service under test works on: its sweeps and late messages may be at them at any moment.
 * A TRUNCATE that has some of the tables and waits for the next one makes a deadlock with whoever came the other way
 * round, so this one takes all of them when all are free, and until then none.
 */
export async function emptyTables(dataSource: DataSource, ...tables: readonly string[]): Promise<void> {
  const list = tables.map(escapeIdentifier).join(', ');
  await waitFor(
    () =>
      dataSource.transaction(async (manager) => {
        await manager.query(`LOCK TABLE ${list} IN ACCESS EXCLUSIVE MODE NOWAIT`);
        await manager.query(`TRUNCATE ${list}`);
        return true;
      }),
    { what: `a moment at which nobody uses ${list}` },
  );
}
