import { together, Transactions, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { rememberNew } from './inbox.js';
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
    private readonly transactions: Transactions,
    private readonly stored: StoredMessages,
  ) {}

  /**
   * Runs `effect` and remembers the message and its operation, all in one transaction. Two messages of one
   * operation at the same moment: the second waits for the first, and is a repeat once that has committed.
   */
  handleOnce(command: DeliveredCommand, effect: (tx: Tx) => Promise<void>): Promise<'done' | 'repeated'> {
    const { messageId, operationId, type } = command.envelope;
    return this.transactions.run(async (tx) => {
      const [messages, isFirst] = await together(
        rememberNew(tx, [messageId], type),
        operationId === null ? Promise.resolve(true) : rememberOperation(tx, command, operationId),
      );
      if (messages.size === 0) return 'repeated';
      if (isFirst) {
        await effect(tx);
        return 'done';
      }
      if (operationId !== null) await this.stored.repeatAnswers(tx, operationId);
      return 'repeated';
    });
  }
}

/**
 * The operation's place in the inbox: kept as long as a message's, and far longer than commands are repeated.
 *
 * @returns whether this is its first command
 */
async function rememberOperation(
  tx: Tx,
  { envelope }: DeliveredCommand,
  operationId: string,
): Promise<boolean> {
  const handler = `operation of ${envelope.type} for ${envelope.aggregate.id}`;
  return (await rememberNew(tx, [operationId], handler)).size > 0;
}
