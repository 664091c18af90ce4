import { REPLAY_POLICY } from '@assent/contracts';
import { type DigestRow, digestSql } from '@assent/database';
import type { StatesDigest } from '@assent/service-kit';
import type { DataSource } from 'typeorm';

/**
 * What the rows of a table with `id` and `version` add up to.
 *
 * @param values SQL of what the digest takes of each row, in the order of its contract
 */
export async function digestOf(
  dataSource: DataSource,
  table: string,
  values: readonly string[],
): Promise<StatesDigest> {
  // Read first: whatever is committed after this moment may or may not be in the sums.
  const [{ asOf }] = await dataSource.query<[{ asOf: Date }]>('SELECT clock_timestamp() AS "asOf"');
  const buckets = await dataSource.query<DigestRow[]>(
    digestSql({ from: table, id: 'id', version: 'version', values }, REPLAY_POLICY.buckets),
  );
  return { asOf, buckets };
}
