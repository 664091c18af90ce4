import {
  isUniqueViolation,
  lastly,
  queryPrepared,
  together,
  type Transactions,
  type Tx,
} from '@assent/database';
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
export function publishBatch(
  transactions: Transactions,
  publisher: MessagePublisher,
  marker: RelayMarker,
): Promise<BatchOutcome> {
  return unlessLost((advanced) =>
    transactions.run(async (tx) => {
      const [rows, known] = await together(claim(tx), highestPosition(tx));
      if (rows.length === 0) return { kind: 'published', taken: 0, refused: [] };
      const { connection } = marker;
      const { accepted, refused } = await addAll(publisher, rows);
      await postpone(tx, refused);
      if (accepted.length > 0) {
        const position = await advance(marker, known, connection);
        advanced(position);
        await markPublished(tx, messageIdsOf(accepted.map(({ message }) => message)), position);
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
    }),
  );
}

/**
 * Publishes messages that this process has just committed, and marks them. For a moment no relay takes their rows; whatever
 * goes wrong here, they are rows like all others after it.
 *
 * @throws RedisAway the rows wait
 */
export async function publishOwn(
  transactions: Transactions,
  publisher: MessagePublisher,
  marker: RelayMarker,
  messages: readonly SealedMessage[],
): Promise<BatchOutcome> {
  const { connection } = marker;
  try {
    await publisher.add(messages);
  } catch (error) {
    if (error instanceof RedisAway) throw error;
    // One of them is refused; which one is found out when their rows are published.
    return { kind: 'published', taken: 0, refused: [] };
  }
  return unlessLost((advanced) =>
    transactions.run(async (tx) => {
      const position = await advance(marker, await highestPosition(tx), connection);
      advanced(position);
      await markPublished(tx, messageIdsOf(messages), position);
      return { kind: 'published', taken: messages.length, refused: [] };
    }),
  );
}

/** @param publish says at which position its batch stands */
async function unlessLost(
  publish: (advanced: (position: number) => void) => Promise<BatchOutcome>,
): Promise<BatchOutcome> {
  let advancedTo = 0;
  try {
    return await publish((position) => {
      advancedTo = position;
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

/**
 * @param known the highest position in the database
 * @param connection the one on which the jobs were added
 * @returns the position of the batch
 */
async function advance(marker: RelayMarker, known: number, connection: number): Promise<number> {
  const advanced = await marker.advance(known);
  if ('lostAfter' in advanced) throw new LostData(advanced.lostAfter);
  // Redis restarted between the jobs and the marker: it may have forgotten the jobs and yet raised it.
  if (marker.connection !== connection) throw new RedisAway();
  return advanced.position;
}

/** The highest position that a committed batch has; 0 before the first. */
export async function highestPosition(tx: Tx): Promise<number> {
  const [row] = await queryPrepared<{ position: string | null }>(
    tx,
    'SELECT max(published_position) AS position FROM outbox_message',
    [],
  );
  return Number(row?.position ?? 0);
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
  const rows = await queryPrepared<Row & { readonly priority: number }>(
    tx,
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

/** Those that another relay has marked in between stay as they are. */
async function markPublished(tx: Tx, messageIds: readonly string[], position: number): Promise<void> {
  await lastly(
    tx,
    queryPrepared(
      tx,
      `UPDATE outbox_message AS message
       SET published_at = clock_timestamp(), published_position = $2, published_index = row.index
       FROM unnest($1::uuid[]) WITH ORDINALITY AS row (id, index)
       WHERE message.message_id = row.id AND message.published_at IS NULL`,
      [messageIds, position],
    ),
  );
}

const messageIdsOf = (messages: readonly SealedMessage[]) =>
  messages.map(({ envelope }) => envelope.messageId);

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
