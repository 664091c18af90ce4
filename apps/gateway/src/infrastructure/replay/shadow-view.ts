import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { SummaryCounters } from '../projection/summary-counters.js';
import { GATEWAY_REPLAY_POLICY } from './replay-policy.js';
import { LIVE_VIEW, SHADOW_EXISTS, SHADOW_VIEW } from './view-table.js';

/**
 * The copy of the read model that a full replay fills. It exists exactly as long as a full replay runs, and
 * whoever projects an event writes to both while it is there.
 *
 * No event falls in between. A handler that began before the shadow was there had its event before the first
 * page was asked for, so the pages include it. A handler holds a lock on the live table from its first
 * statement on, and the swap waits for that lock, so that it never finds a handler half way.
 */
@Injectable()
export class ShadowView {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: SummaryCounters,
  ) {}

  async exists(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ exists: boolean }[]>(`SELECT ${SHADOW_EXISTS} AS exists`);
    return row?.exists === true;
  }

  /**
   * Makes it, empty, with every column and rule of the live one, and of its indexes the one by which rows are
   * written: the others cost several times the row itself, and far less when they are made of all rows at once.
   */
  async create(tx: Tx): Promise<void> {
    await tx.query(`CREATE TABLE ${SHADOW_VIEW} (LIKE ${LIVE_VIEW} INCLUDING ALL EXCLUDING INDEXES)`);
    await tx.query(
      `ALTER TABLE ${SHADOW_VIEW} ADD CONSTRAINT ${LIVE_VIEW}_pkey_shadow PRIMARY KEY (customer_id)`,
    );
  }

  /**
   * Makes the indexes that are missing, while events go on being written. What a process that died has left half
   * done is made again.
   *
   * @returns false when another process is at it
   */
  async makeIndexes(): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [lock] = (await runner.query(
        `SELECT pg_try_advisory_lock(hashtext('${SHADOW_VIEW}')) AS free`,
      )) as [{ free: boolean }];
      if (!lock.free) return false;
      // A million rows take longer than any statement of daily life.
      await runner.query('SET statement_timeout = 0');
      try {
        await makeMissingIndexes(runner);
      } finally {
        await runner.query('RESET statement_timeout');
        await runner.query(`SELECT pg_advisory_unlock(hashtext('${SHADOW_VIEW}'))`);
      }
      return true;
    } finally {
      await runner.release();
    }
  }

  /**
   * Puts it in the place of the live one, with counters that are counted from it. Everybody sees both at the
   * commit, or neither: a crash before leaves the shadow for the next try.
   *
   * @throws QueryFailedError 55P03 when the locks are not free in time; then nothing has happened
   */
  async takeOver(tx: Tx): Promise<void> {
    await tx.query(`SET LOCAL lock_timeout = ${GATEWAY_REPLAY_POLICY.swapLockMs}`);
    // Handlers wait from here on, readers do not.
    await tx.query(`LOCK TABLE ${LIVE_VIEW}, ${SHADOW_VIEW} IN SHARE ROW EXCLUSIVE MODE`);
    await this.counters.recount(tx, SHADOW_VIEW);
    // Readers wait from here to the commit: names are changed, no rows.
    await tx.query(`DROP TABLE ${LIVE_VIEW}`);
    await tx.query(`ALTER TABLE ${SHADOW_VIEW} RENAME TO ${LIVE_VIEW}`);
    for (const { name } of await indexesOf(tx, LIVE_VIEW)) {
      await tx.query(`ALTER INDEX ${name} RENAME TO ${name.replace(/_shadow$/, '')}`);
    }
  }
}

async function makeMissingIndexes(runner: QueryRunner): Promise<void> {
  const missing = await missingIndexes(runner);
  for (const { name, definition } of missing) {
    await runner.query(`DROP INDEX IF EXISTS ${name}_shadow`);
    await runner.query(
      definition
        .replace(`INDEX ${name} `, `INDEX CONCURRENTLY ${name}_shadow `)
        .replace(new RegExp(` ON (\\S+\\.)?${LIVE_VIEW} `), ` ON ${SHADOW_VIEW} `),
    );
  }
  // Here and not in the swap, where handlers would wait for it.
  if (missing.length > 0) await runner.query(`ANALYZE ${SHADOW_VIEW}`);
}

interface IndexOfView {
  readonly name: string;
  readonly definition: string;
}

/**
 * What the live table has and the shadow does not; nothing when the shadow is gone, since it took over meanwhile.
 * An index that is being made, or was when its process died, is not valid and counts as missing.
 */
async function missingIndexes(runner: QueryRunner): Promise<IndexOfView[]> {
  return (await runner.query(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes i
     WHERE schemaname = current_schema() AND tablename = $1 AND to_regclass($2) IS NOT NULL
       AND NOT EXISTS (SELECT FROM pg_index s
         WHERE s.indexrelid = to_regclass(quote_ident(i.indexname || '_shadow')) AND s.indisvalid)
     ORDER BY indexname`,
    [LIVE_VIEW, SHADOW_VIEW],
  )) as IndexOfView[];
}

function indexesOf(tx: Tx, table: string): Promise<Pick<IndexOfView, 'name'>[]> {
  return tx.query(
    `SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema() AND tablename = $1
     ORDER BY indexname`,
    [table],
  );
}
