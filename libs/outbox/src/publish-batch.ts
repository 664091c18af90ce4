import { isUniqueViolation, type Transactions, type Tx } from '@assent/database';
import { PRIORITIES } from '@assent/contracts';
import { type MessagePublisher, RedisAway, type SealedMessage } from '@assent/messaging';
import { OUTBOX_POLICY } from './outbox-policy.js';
import type { RelayMarker } from './relay-marker.js';

interface Row {
  readonly id: string;
  readonly message: SealedMessage;
  readonly refusals: number;
}

/** How one batch ended. */
export type BatchOutcome =
  | { readonly kind: 'published'; readonly taken: number; readonly refused: readonly RefusedMessage[] }
  /** Redis has forgotten every batch after this position; nothing of this batch was marked. */
  | { readonly kind: 'redis_lost_data'; readonly after: number };

export interface RefusedMessage {
  readonly messageId: string;
  readonly type: string;
  readonly error: unknown;
}

/** Ends the transaction without marking anything. */
class LostData extends Error {
  constructor(readonly after: number) {
    super('Redis has lost data.');
  }
}

/**
 * Publishes the next batch of waiting messages and marks them, in one transaction that holds their rows, so
 * that several relays work beside each other on different rows.
 *
 * A process that dies after the jobs were added and before the commit leaves the rows unmarked: they are
 * added again, under the same job ids, which the queues ignore, or later the inbox.
 *
 * @throws RedisAway the rows wait
 */
export async function publishBatch(
  transactions: Transactions,
  publisher: MessagePublisher,
  marker: RelayMarker,
): Promise<BatchOutcome> {
  let advancedTo = 0;
  try {
    return await transactions.run(async (tx) => {
      const rows = await claim(tx);
      if (rows.length === 0) return { kind: 'published', taken: 0, refused: [] };
      const known = await highestPosition(tx);
      const connection = marker.connection;
      const { accepted, refused } = await addAll(publisher, rows);
      await postpone(tx, refused);
      if (accepted.length > 0) {
        const advance = await marker.advance(known);
        if ('lostAfter' in advance) throw new LostData(advance.lostAfter);
        // Redis restarted between the jobs and the marker: it may have forgotten the jobs and yet raised it.
        if (marker.connection !== connection) throw new RedisAway();
        advancedTo = advance.position;
        await markPublished(tx, accepted, advance.position);
      }
      return {
        kind: 'published',
        taken: rows.length,
        refused: refused.map(({ row, error }) => ({
          messageId: row.message.envelope.messageId,
          type: row.message.envelope.type,
          error,
        })),
      };
    });
  } catch (error) {
    if (error instanceof LostData) return { kind: 'redis_lost_data', after: error.after };
    // Another relay's batch holds this very position: Redis gave it out twice, so it was set back in between.
    if (isUniqueViolation(error, 'outbox_message_position')) {
      return { kind: 'redis_lost_data', after: advancedTo - 1 };
    }
    throw error;
  }
}

/** The highest position that a committed batch has; 0 before the first. */
export async function highestPosition(tx: Tx): Promise<number> {
  const [row] = await tx.query<[{ position: string | null }]>(
    'SELECT max(published_position) AS position FROM outbox_message',
  );
  return Number(row.position ?? 0);
}

/**
 * Makes every message that was published after a position wait again. Its consumers drop what they have
 * handled already. After an emptied Redis that is a week of messages: the older ones give way to whatever is
 * new, here and on the queues, or people would wait until all of the past has been dropped.
 *
 * @returns how many there were
 */
export async function unmarkAfter(transactions: Transactions, position: number): Promise<number> {
  return transactions.run(async (tx) => {
    const [, count] = await tx.query<[unknown, number]>(
      `UPDATE outbox_message SET published_at = NULL, published_position = NULL, published_index = NULL,
         priority = CASE WHEN created_at < clock_timestamp() - $2 * interval '1 millisecond' THEN $3 ELSE priority END
       WHERE published_position > $1`,
      [position, OUTBOX_POLICY.surelyHandledMs, PRIORITIES.indexOf('bulk')],
    );
    return count;
  });
}

async function claim(tx: Tx): Promise<Row[]> {
  const rows = await tx.query<(Row & { readonly priority: number })[]>(
    `SELECT id, message, refusals, priority FROM outbox_message
     WHERE published_at IS NULL AND next_attempt_at <= clock_timestamp()
     ORDER BY priority, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [OUTBOX_POLICY.batchSize],
  );
  return rows.map(({ priority, ...row }) => ({
    ...row,
    message: { ...row.message, priority: PRIORITIES[priority] ?? row.message.priority },
  }));
}

interface Refused {
  readonly row: Row;
  readonly error: unknown;
}

/** All in one go; when that is refused, one by one, so that one bad message does not hold up the others. */
async function addAll(
  publisher: MessagePublisher,
  rows: readonly Row[],
): Promise<{ accepted: readonly Row[]; refused: readonly Refused[] }> {
  try {
    await publisher.add(rows.map(({ message }) => message));
    return { accepted: rows, refused: [] };
  } catch (error) {
    if (error instanceof RedisAway) throw error;
  }
  const accepted: Row[] = [];
  const refused: Refused[] = [];
  for (const row of rows) {
    try {
      await publisher.add([row.message]);
      accepted.push(row);
    } catch (error) {
      if (error instanceof RedisAway) throw error;
      refused.push({ row, error });
    }
  }
  // When none of several gets through it is not about one of them: a Redis that is full, for instance.
  if (accepted.length === 0 && refused.length > 1) throw refused[0]?.error;
  return { accepted, refused };
}

async function markPublished(tx: Tx, rows: readonly Row[], position: number): Promise<void> {
  await tx.query(
    `UPDATE outbox_message AS message
     SET published_at = clock_timestamp(), published_position = $2, published_index = row.index
     FROM unnest($1::bigint[]) WITH ORDINALITY AS row (id, index)
     WHERE message.id = row.id`,
    [rows.map(({ id }) => id), position],
  );
}

async function postpone(tx: Tx, refused: readonly Refused[]): Promise<void> {
  for (const { row } of refused) {
    const pause = Math.min(OUTBOX_POLICY.postponeMs * 2 ** row.refusals, OUTBOX_POLICY.postponeMaxMs);
    await tx.query(
      `UPDATE outbox_message SET refusals = refusals + 1,
         next_attempt_at = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1`,
      [row.id, pause],
    );
  }
}
