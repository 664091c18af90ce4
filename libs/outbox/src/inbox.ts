import { Transactions, type Tx } from '@assent/database';
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
    return this.transactions.run(async (tx) => {
      // The insert waits for a concurrent one of the same key to commit or to roll back: the key is the lock.
      const inserted = await tx.query<unknown[]>(
        `INSERT INTO inbox_message (message_id, handler) VALUES ($1, $2)
         ON CONFLICT (message_id, handler) DO NOTHING RETURNING 1`,
        [message.envelope.messageId, handler],
      );
      if (inserted.length === 0) return 'repeated';
      await effect(tx);
      return 'done';
    });
  }
}
