import {
  type ReplayStates,
  replayCustomerStates,
  replayDeliveryStates,
  replayMcaStates,
  replayResellerStates,
  SCOPE_OF_ALL,
  type StateSource,
  SYSTEM_ACTOR,
} from '@assent/contracts';
import { sqlState, Transactions, type Tx } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { SummaryCounters } from '../projection/summary-counters.js';
import { GATEWAY_REPLAY_POLICY } from './replay-policy.js';
import { ShadowView } from './shadow-view.js';
import { LIVE_VIEW, SHADOW_VIEW, type ViewTable } from './view-table.js';

const COMMANDS = {
  customers: replayCustomerStates,
  resellers: replayResellerStates,
  attestations: replayMcaStates,
  notifications: replayDeliveryStates,
} as const satisfies Record<StateSource, unknown>;

/** PostgreSQL's code for a lock that was not free within `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

/** One page as it comes: what was asked, and whether it is the last. */
export interface ReplayPage extends ReplayStates {
  readonly source: StateSource;
  /** The customers or resellers that it holds, in order. */
  readonly ids: readonly string[];
  readonly last: boolean;
}

/**
 * Replays under way. Each part of one (a service, or one bucket of it) is a row with the position that it
 * has reached and the time at which it is asked for again: whatever dies in the middle, the next process
 * goes on from there.
 */
@Injectable()
export class ReplayRuns {
  private readonly logger = new Logger(ReplayRuns.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly shadow: ShadowView,
    private readonly counters: SummaryCounters,
    private readonly ids: Ids,
  ) {}

  /**
   * Has buckets of one service mended in place.
   *
   * @returns the buckets that were not under way already
   */
  async mend(source: StateSource, buckets: readonly number[], now: Date): Promise<number[]> {
    if (buckets.length === 0) return [];
    const runId = this.ids.next();
    return this.transactions.run(async (tx) => {
      const begun = await tx.query<{ bucket: number }[]>(
        `WITH wanted AS (
           SELECT w.bucket FROM unnest($3::smallint[]) AS w(bucket)
           WHERE NOT EXISTS (SELECT FROM replay_part p WHERE p.source = $2 AND p.finished_at IS NULL
             AND (p.bucket = w.bucket OR p.bucket IS NULL))
         ), run AS (
           INSERT INTO replay_run (id, target)
           SELECT $1::uuid, '${LIVE_VIEW}' WHERE EXISTS (SELECT FROM wanted)
         )
         SELECT bucket FROM wanted ORDER BY bucket`,
        [runId, source, buckets],
      );
      for (const { bucket } of begun) {
        await tx.query(
          `INSERT INTO replay_part (run_id, source, bucket, next_attempt_at) VALUES ($1, $2, $3, $4)`,
          [runId, source, bucket, nextAttempt(now)],
        );
        await this.ask(tx, source, { runId, bucket, after: null });
      }
      return begun.map(({ bucket }) => bucket);
    });
  }

  /** Whether a full replay is asked for or under way: comparing the rows that it replaces has no use. */
  async isRebuilding(tx: Tx): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT FROM replay_run WHERE target = '${SHADOW_VIEW}' AND finished_at IS NULL`,
    );
    return rows.length > 0;
  }

  /** Begins what was requested, asks again for what is overdue, and ends what is complete. */
  async resume(now: Date): Promise<void> {
    const runs = await this.transactions.run((tx) =>
      tx.query<{ id: string; target: ViewTable }[]>(
        `SELECT id, target FROM replay_run WHERE finished_at IS NULL ORDER BY requested_at`,
      ),
    );
    for (const { id, target } of runs) {
      await this.transactions.run(async (tx) => {
        if ((await lockRun(tx, id)) === undefined) return;
        // Also when somebody has dropped it: what was stored is gone, so the pages are asked for from the start.
        if (target === SHADOW_VIEW && !(await this.shadow.exists(tx))) {
          await this.shadow.create(tx);
          await tx.query(
            `UPDATE replay_part SET position = NULL, finished_at = NULL, next_attempt_at = $2 WHERE run_id = $1`,
            [id, now],
          );
        }
        const overdue = await tx.query<
          { source: StateSource; bucket: number | null; position: string | null }[]
        >(
          `SELECT source, bucket, position FROM replay_part
           WHERE run_id = $1 AND finished_at IS NULL AND next_attempt_at <= $2 FOR UPDATE`,
          [id, now],
        );
        for (const { source, bucket, position } of overdue) {
          await tx.query(
            `UPDATE replay_part SET next_attempt_at = $4
             WHERE run_id = $1 AND source = $2 AND bucket IS NOT DISTINCT FROM $3`,
            [id, source, bucket, nextAttempt(now)],
          );
          await this.ask(tx, source, { runId: id, bucket, after: position });
        }
      });
      await this.endIfComplete(id);
    }
  }

  /**
   * Takes a page that is the next one of its part, and holds the part. Undefined: it came before, or too late. One that
   * comes while the page before it is being stored waits here until it is the next one.
   */
  async accept(tx: Tx, page: ReplayPage): Promise<ViewTable | undefined> {
    const [row] = await tx.query<{ target: ViewTable; position: string | null }[]>(
      `SELECT r.target, p.position FROM replay_part p JOIN replay_run r ON r.id = p.run_id
       WHERE p.run_id = $1 AND p.source = $2 AND p.bucket IS NOT DISTINCT FROM $3 AND p.finished_at IS NULL
       FOR UPDATE OF p`,
      [page.runId, page.source, page.bucket],
    );
    return row?.position === page.after ? row.target : undefined;
  }

  /**
   * Asks for the page after an accepted one, so that the service reads it while this one is being stored. To be called
   * while the part is held: the answer has to wait. In a transaction of its own, or it would be asked for only when
   * this one is stored; should that fail, the answer is left out, and is asked for again with the next try.
   */
  async askAhead(page: ReplayPage): Promise<void> {
    if (!isReadAhead(page)) return;
    await this.transactions.run((tx) => this.askForNext(tx, page));
  }

  /** Notes that a page is stored, and asks for the next one if it was not asked for ahead. */
  async advance(tx: Tx, page: ReplayPage, written: number, now: Date): Promise<void> {
    const { runId, source, bucket, ids, last } = page;
    await tx.query(
      `UPDATE replay_part SET position = $4, pages = pages + 1, states = states + $5, written = written + $6,
         next_attempt_at = $7, finished_at = CASE WHEN $8 THEN now() END
       WHERE run_id = $1 AND source = $2 AND bucket IS NOT DISTINCT FROM $3`,
      [runId, source, bucket, positionAfter(page), ids.length, written, nextAttempt(now), last],
    );
    if (!last && !isReadAhead(page)) await this.askForNext(tx, page);
  }

  /**
   * Ends a replay whose parts are all done: the shadow takes over, or the counters are brought into line with
   * what was mended. Whoever comes second finds it done; a process that dies here leaves it to the sweep.
   */
  async endIfComplete(runId: string): Promise<void> {
    const ended = await this.end(runId).catch((error: unknown) => {
      // A long reader is in the way of the swap; nothing has happened, and the sweep comes again.
      if (sqlState(error) === LOCK_NOT_AVAILABLE) return undefined;
      throw error;
    });
    if (ended === undefined) return;
    this.logger.log(
      ended.target === SHADOW_VIEW
        ? `The read model was rebuilt from ${String(ended.states)} states and has taken over (replay ${runId}).`
        : `${String(ended.written)} of ${String(ended.states)} replayed states were missing or different and are mended (replay ${runId}).`,
    );
  }

  private async end(
    runId: string,
  ): Promise<{ target: ViewTable; states: number; written: number } | undefined> {
    const isShadowFull = await this.transactions.run(
      async (tx) => (await lockRun(tx, runId)) === SHADOW_VIEW && !(await isUnfinished(tx, runId)),
    );
    // Outside of the transaction: indexes that let writers through cannot be made inside of one.
    if (isShadowFull && !(await this.shadow.complete())) return undefined;
    return this.transactions.run(async (tx) => {
      const target = await lockRun(tx, runId);
      if (target === undefined || (await isUnfinished(tx, runId))) return undefined;
      if (target === SHADOW_VIEW) {
        // The last page came after the look above: whoever stored it completes the shadow, or the sweep does.
        if (!isShadowFull) return undefined;
        await this.shadow.takeOver(tx);
      } else {
        await this.counters.recount(tx, LIVE_VIEW);
      }
      await tx.query(`UPDATE replay_run SET finished_at = clock_timestamp() WHERE id = $1`, [runId]);
      const [sums] = await tx.query<[{ states: number; written: number }]>(
        `SELECT sum(states)::int AS states, sum(written)::int AS written FROM replay_part WHERE run_id = $1`,
        [runId],
      );
      return { target, ...sums };
    });
  }

  private askForNext(tx: Tx, page: ReplayPage): Promise<void> {
    const { runId, source, bucket } = page;
    return this.ask(tx, source, { runId, bucket, after: positionAfter(page) });
  }

  private async ask(tx: Tx, source: StateSource, of: Omit<ReplayStates, 'askedAt'>): Promise<void> {
    // The transaction's beginning: everything that was projected before it is older than any answer.
    const [clock] = await tx.query<{ now: Date }[]>('SELECT now() AS now');
    if (clock === undefined) throw new Error('PostgreSQL did not tell the time.');
    await this.outbox.append(tx, {
      contract: COMMANDS[source],
      data: { ...of, askedAt: clock.now.toISOString() },
      aggregate: { id: of.runId, version: null },
      scope: SCOPE_OF_ALL,
      actor: SYSTEM_ACTOR,
      correlationId: of.runId,
      priority: 'bulk',
    });
  }
}

/** Takes the run for this transaction. Undefined: it has ended. */
async function lockRun(tx: Tx, runId: string): Promise<ViewTable | undefined> {
  const [run] = await tx.query<{ target: ViewTable }[]>(
    `SELECT target FROM replay_run WHERE id = $1 AND finished_at IS NULL FOR UPDATE`,
    [runId],
  );
  return run?.target;
}

async function isUnfinished(tx: Tx, runId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT FROM replay_part WHERE run_id = $1 AND finished_at IS NULL LIMIT 1`,
    [runId],
  );
  return rows.length > 0;
}

const positionAfter = ({ ids, after }: ReplayPage) => ids.at(-1) ?? after;

/** Not buckets: dozens are mended at once, and each would hold one database connection and wait for another. */
const isReadAhead = ({ bucket, last }: ReplayPage) => bucket === null && !last;

const nextAttempt = (now: Date) => new Date(now.getTime() + GATEWAY_REPLAY_POLICY.askAgainAfterMs);
