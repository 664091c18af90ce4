import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { GATEWAY_REPLAY_POLICY } from '../replay/replay-policy.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Rows per statement: some 20 ms of work, so that nobody waits behind it. */
const BATCH = 2_000;

/** How many rows went, by table. */
export interface Pruned {
  readonly operations: number;
  readonly idempotencyKeys: number;
  readonly liveLog: number;
  readonly replays: number;
}

/** Removes rows whose time is over, a batch at a time; several processes step over each other's rows. */
@Injectable()
export class ShortLivedRows {
  constructor(private readonly dataSource: DataSource) {}

  async prune(now: Date): Promise<Pruned> {
    const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    return {
      // Never a pending one, however old: it shows on its customer, and whoever waits for it will ask.
      operations: await this.inBatches(
        `DELETE FROM operation WHERE id = ANY (ARRAY(
           SELECT id FROM operation WHERE settled_at < $1
           ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
        ago(GATEWAY_POLICY.settledOperationDays * DAY_MS),
      ),
      idempotencyKeys: await this.inBatches(
        `DELETE FROM idempotency_key WHERE (caller, method, path, key) IN (
           SELECT caller, method, path, key FROM idempotency_key WHERE created_at < $1
           ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        ago(GATEWAY_POLICY.idempotencyKeyDays * DAY_MS),
      ),
      liveLog: await this.inBatches(
        `DELETE FROM sse_log WHERE id = ANY (ARRAY(
           SELECT id FROM sse_log WHERE created_at < $1
           ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
        ago(GATEWAY_POLICY.sseLogMinutes * MINUTE_MS),
      ),
      replays: await this.inBatches(
        `DELETE FROM replay_run WHERE id = ANY (ARRAY(
           SELECT id FROM replay_run WHERE finished_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))`,
        ago(GATEWAY_REPLAY_POLICY.keepFinishedDays * DAY_MS),
      ),
    };
  }

  private async inBatches(sql: string, before: Date): Promise<number> {
    for (let deleted = 0; ;) {
      // TypeORM answers a DELETE with its rows, of which there are none, and their number.
      const [, count] = await this.dataSource.query<[unknown, number]>(sql, [before, BATCH]);
      deleted += count;
      if (count < BATCH) return deleted;
    }
  }
}
