import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { Inbox } from './inbox.js';
import { StoredMessages } from './stored-messages.js';

/** As much of a command as its inbox needs. */
export interface DeliveredCommand {
  readonly envelope: {
    readonly messageId: string;
    readonly type: string;
    readonly operationId: string | null;
    readonly aggregate: { readonly id: string };
  };
}

/**
 * The inbox of a service that carries out operations. Whoever gave a command sends it again, under another
 * message id, while its operation has no outcome: the message may have been lost, or its answer may have been.
 * So a command takes effect once per operation, and a repeat is answered with the outcome, if there is one.
 */
@Injectable()
export class CommandInbox {
  constructor(
    private readonly inbox: Inbox,
    private readonly stored: StoredMessages,
  ) {}

  /**
   * Runs `effect` and remembers the message and its operation, all in one transaction. Two messages of one
   * operation at the same moment: the second waits for the first, and is a repeat once that has committed.
   */
  async handleOnce(
    command: DeliveredCommand,
    effect: (tx: Tx) => Promise<void>,
  ): Promise<'done' | 'repeated'> {
    let outcome: 'done' | 'repeated' = 'done';
    const handled = await this.inbox.handleOnce(command, async (tx) => {
      const { operationId } = command.envelope;
      outcome = operationId === null || (await isFirst(tx, command, operationId)) ? 'done' : 'repeated';
      if (outcome === 'done') await effect(tx);
      else if (operationId !== null) await this.stored.repeatAnswers(tx, operationId);
    });
    return handled === 'repeated' ? handled : outcome;
  }
}

/** The operation's place in the inbox: kept as long as a message's, and far longer than commands are repeated. */
async function isFirst(tx: Tx, { envelope }: DeliveredCommand, operationId: string): Promise<boolean> {
  const inserted = await tx.query<unknown[]>(
    `INSERT INTO inbox_message (message_id, handler) VALUES ($1, $2)
     ON CONFLICT (message_id, handler) DO NOTHING RETURNING 1`,
    [operationId, `operation of ${envelope.type} for ${envelope.aggregate.id}`],
  );
  return inserted.length > 0;
}
