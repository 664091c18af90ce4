import type { DataSource } from 'typeorm';
import { OUTBOX_POLICY } from './outbox-policy.js';

/**
 * Deletes what is old enough, a batch at a time until none is left, and answers how many rows went. Several
 * processes may do it at once: they step over each other's rows.
 *
 * The newest published message stays whatever its age: its position is what a marker in Redis that was lost
 * is noticed by.
 */
export async function prune(dataSource: DataSource, now: Date): Promise<{ outbox: number; inbox: number }> {
  const outbox = await inBatches(
    dataSource,
    `DELETE FROM outbox_message WHERE id = ANY (ARRAY(
       SELECT id FROM outbox_message
       WHERE published_at < $1
         AND published_position < (SELECT max(published_position) FROM outbox_message)
       ORDER BY published_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
    new Date(now.getTime() - OUTBOX_POLICY.keepOutboxMs),
  );
  const inbox = await inBatches(
    dataSource,
    `DELETE FROM inbox_message WHERE (message_id, handler) IN (
       SELECT message_id, handler FROM inbox_message
       WHERE handled_at < $1 ORDER BY handled_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    new Date(now.getTime() - OUTBOX_POLICY.keepInboxMs),
  );
  return { outbox, inbox };
}

async function inBatches(dataSource: DataSource, sql: string, before: Date): Promise<number> {
  for (let deleted = 0; ;) {
    // TypeORM answers a DELETE with its rows, of which there are none, and their number.
    const [, count] = await dataSource.query<[unknown, number]>(sql, [before, OUTBOX_POLICY.pruneBatch]);
    deleted += count;
    if (count < OUTBOX_POLICY.pruneBatch) return deleted;
  }
}
