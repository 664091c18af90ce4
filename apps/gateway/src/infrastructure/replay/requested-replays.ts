import { STATE_SOURCES, type StateSource } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { LIVE_VIEW, SHADOW_VIEW } from './view-table.js';

/** What a person may have replayed: everything into a copy that takes over, or one service in place. */
export const REPLAYABLE = ['all', ...STATE_SOURCES] as const;
export type Replayable = (typeof REPLAYABLE)[number];

/** How far one service has come. */
export interface ReplayProgress {
  readonly source: StateSource;
  readonly pages: number;
  readonly states: number;
  /** Rows that had to be written: in place those that were missing or different. */
  readonly written: number;
  readonly isDone: boolean;
}

/**
 * Leaves the wish as rows; any running gateway finds them within seconds and sees them through.
 *
 * @returns the replay's id, and whether it is one that was under way already
 */
export async function requestReplay(
  tx: Tx,
  what: Replayable,
  runId: string,
): Promise<{ runId: string; isNew: boolean }> {
  const sources = what === 'all' ? STATE_SOURCES : [what];
  const inserted = await tx.query<unknown[]>(
    `INSERT INTO replay_run (id, target) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
    [runId, what === 'all' ? SHADOW_VIEW : LIVE_VIEW],
  );
  if (inserted.length === 0) {
    const [running] = await tx.query<{ id: string }[]>(
      `SELECT id FROM replay_run WHERE target = '${SHADOW_VIEW}' AND finished_at IS NULL`,
    );
    // It ended between the two statements: try again.
    return running === undefined ? requestReplay(tx, what, runId) : { runId: running.id, isNew: false };
  }
  await tx.query(
    `INSERT INTO replay_part (run_id, source, next_attempt_at) SELECT $1, unnest($2::text[]), now()`,
    [runId, sources],
  );
  return { runId, isNew: true };
}

/** How far a replay has come, by service. */
export async function replayProgress(
  tx: Tx,
  runId: string,
): Promise<{ parts: ReplayProgress[]; isFinished: boolean }> {
  const [run] = await tx.query<{ finished: boolean }[]>(
    `SELECT finished_at IS NOT NULL AS finished FROM replay_run WHERE id = $1`,
    [runId],
  );
  const parts = await tx.query<ReplayProgress[]>(
    `SELECT source, sum(pages)::int AS pages, sum(states)::int AS states, sum(written)::int AS written,
       bool_and(finished_at IS NOT NULL) AS "isDone"
     FROM replay_part WHERE run_id = $1 GROUP BY source ORDER BY min(source)`,
    [runId],
  );
  return { parts, isFinished: run === undefined || run.finished };
}
