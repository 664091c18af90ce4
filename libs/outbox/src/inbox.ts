import { queryPrepared, Transactions, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';

/** As much of a message as the inbox needs. */
export interface Delivered {
  readonly envelope: { readonly messageId: string; readonly type: string };
}

/** Makes an effect happen once, however often its message arrives. */
@Injectable()
export class Inbox {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Runs `effect` and remembers the message, both in one transaction. A message that was handled before
   * changes nothing and answers `repeated`; of two that arrive at the same moment the second waits for the
   * first. When `effect` rejects nothing is remembered, so the next delivery tries again; a process that
   * dies before the commit leaves nothing behind either.
   *
   * @param handler whose effect it is, where one service has several for the same message; else its type
   */
  async handleOnce(
    message: Delivered,
    effect: (tx: Tx) => Promise<void>,
    handler: string = message.envelope.type,
  ): Promise<'done' | 'repeated'> {
    const handled = await this.remember([message], handler, effect);
    return handled === 1 ? 'done' : 'repeated';
  }

  /**
   * {@link handleOnce} for many messages, in one transaction: all of them are handled, or none is.
   *
   * @param effect of those that were not handled before, in their order; not called when there are none
   */
  async handleAllOnce<M extends Delivered>(
    messages: readonly M[],
    effect: (tx: Tx, messages: readonly M[]) => Promise<void>,
  ): Promise<void> {
    const [first] = messages;
    if (first !== undefined) await this.remember(messages, first.envelope.type, effect);
  }

  /** @returns how many of them were handled now */
  private remember<M extends Delivered>(
    messages: readonly M[],
    handler: string,
    effect: (tx: Tx, messages: readonly M[]) => Promise<void>,
  ): Promise<number> {
    // In lower case, as the database gives them back.
    const byId = new Map(messages.map((message) => [message.envelope.messageId.toLowerCase(), message]));
    return this.transactions.run(async (tx) => {
      const isNew = await rememberNew(tx, [...byId.keys()], handler);
      const fresh = [...byId].flatMap(([id, message]) => (isNew.has(id) ? [message] : []));
      if (fresh.length > 0) await effect(tx, fresh);
      return fresh.length;
    });
  }
}

/**
 * Remembers that a handler has handled something. Waits for a transaction that remembers the same to commit or to roll
 * back: the key is the lock.
 *
 * @param ids in lower case
 * @returns those that were not known
 */
export async function rememberNew(
  tx: Tx,
  ids: readonly string[],
  handler: string,
): Promise<ReadonlySet<string>> {
  const inserted = await queryPrepared<{ id: string }>(
    tx,
    // In one order always, so that two of them never wait for each other.
    `INSERT INTO inbox_message (message_id, handler)
     SELECT id, $2 FROM unnest($1::uuid[]) AS message (id) ORDER BY id
     ON CONFLICT (message_id, handler) DO NOTHING RETURNING message_id AS id`,
    [ids, handler],
  );
  return new Set(inserted.map(({ id }) => id));
}
