import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
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
  constructor(private readonly counters: SummaryCounters) {}

  async exists(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ exists: boolean }[]>(`SELECT ${SHADOW_EXISTS} AS exists`);
    return row?.exists === true;
  }

  /** Makes it, empty, with every column, rule and index of the live one. */
  async create(tx: Tx): Promise<void> {
    await tx.query(`CREATE TABLE ${SHADOW_VIEW} (LIKE ${LIVE_VIEW} INCLUDING ALL EXCLUDING INDEXES)`);
    for (const { name, definition } of await indexesOf(tx, LIVE_VIEW)) {
      await tx.query(
        definition
          .replace(`INDEX ${name} `, `INDEX ${name}_shadow `)
          .replace(new RegExp(` ON (\\S+\\.)?${LIVE_VIEW} `), ` ON ${SHADOW_VIEW} `),
      );
    }
    await tx.query(
      `ALTER TABLE ${SHADOW_VIEW} ADD CONSTRAINT ${LIVE_VIEW}_pkey_shadow
       PRIMARY KEY USING INDEX ${LIVE_VIEW}_pkey_shadow`,
    );
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
    await tx.query(`ANALYZE ${SHADOW_VIEW}`);
    await this.counters.recount(tx, SHADOW_VIEW);
    // Readers wait from here to the commit: names are changed, no rows.
    await tx.query(`DROP TABLE ${LIVE_VIEW}`);
    await tx.query(`ALTER TABLE ${SHADOW_VIEW} RENAME TO ${LIVE_VIEW}`);
    for (const { name } of await indexesOf(tx, LIVE_VIEW)) {
      await tx.query(`ALTER INDEX ${name} RENAME TO ${name.replace(/_shadow$/, '')}`);
    }
  }
}

function indexesOf(tx: Tx, table: string): Promise<{ name: string; definition: string }[]> {
  return tx.query(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename = $1 ORDER BY indexname`,
    [table],
  );
}
