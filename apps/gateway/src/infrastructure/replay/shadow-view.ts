import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SummaryCounters } from '../projection/summary-counters.js';
import { GATEWAY_REPLAY_POLICY } from './replay-policy.js';
import { addPrimaryKey, makeMissingIndexes, takePlace } from './shadow-indexes.js';
import { copyTexts, followView, takeNewTexts } from './shadow-search.js';
import { LIVE_SEARCH, LIVE_VIEW, SHADOW_EXISTS, SHADOW_SEARCH, SHADOW_VIEW } from './view-table.js';

/**
 * The copy of the read model that a full replay fills. It exists exactly as long as a full replay runs, and
 * whoever projects an event writes to both while it is there.
 *
 * No event falls in between. A handler that began before the shadow was there had its event before the first
 * page was asked for, so the pages include it. A handler holds a lock on the live table from its first
 * statement on, and the swap waits for that lock, so that it never finds a handler half way.
 *
 * The texts that are searched get a copy of their own when the shadow is full. A text is only ever written by who
 * writes its row, so the swap, which keeps those out, finds all that came after the copy by comparing the two.
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
    await addPrimaryKey(tx, LIVE_VIEW);
    // Somebody may have dropped the shadow alone.
    await tx.query(`DROP TABLE IF EXISTS ${SHADOW_SEARCH}`);
  }

  /**
   * Makes the indexes that are missing and the copy of the searched texts, while events go on being written. What a
   * process that died has left half done is made again.
   *
   * @returns false when another process is at it
   */
  async complete(): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [lock] = (await runner.query(
        `SELECT pg_try_advisory_lock(hashtext('${SHADOW_VIEW}')) AS free`,
      )) as [{ free: boolean }];
      if (!lock.free) return false;
      // A million rows take longer than any statement of daily life.
      await runner.query('SET statement_timeout = 0');
      try {
        await makeMissingIndexes(runner, LIVE_VIEW);
        await runner.manager.transaction(copyTexts);
        await makeMissingIndexes(runner, LIVE_SEARCH);
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
    // Handlers wait from here on, readers do not. The mode is one for which also a handler that has only locked its
    // rows is in the way: it would want to write them next, and each would wait for the other.
    await tx.query(`LOCK TABLE ${LIVE_VIEW}, ${SHADOW_VIEW} IN EXCLUSIVE MODE`);
    await this.counters.recount(tx, SHADOW_VIEW);
    await takeNewTexts(tx);
    // Readers wait from here to the commit: names are changed, no rows. In the order in which a search names the two.
    await takePlace(tx, LIVE_VIEW);
    await takePlace(tx, LIVE_SEARCH);
    await followView(tx);
  }
}
