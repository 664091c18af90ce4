import { MESSAGE_CATALOG, type QueueName } from '@assent/contracts';
import type { Tx } from '@assent/database';
import {
  causedBy,
  MESSAGING_OPTIONS,
  type MessagingOptions,
  openMessage,
  type OutgoingMessage,
  type SealedMessage,
} from '@assent/messaging';
import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from './outbox.js';

/** A command as it went out last. */
export interface StoredCommand {
  readonly messageId: string;
  readonly queue: QueueName;
  /** False while it waits for the relay. */
  readonly isPublished: boolean;
}

interface Row {
  readonly message: SealedMessage;
}

/**
 * Sends again, under new message ids, what the outbox still holds: a week of messages. Queues and inboxes take
 * a copy for a new message, so whoever is sent one has to know it by its operation.
 */
@Injectable()
export class StoredMessages {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly messaging: MessagingOptions,
    private readonly outbox: Outbox,
  ) {}

  /** The newest message that carries an operation's command, or null when none is kept any more. */
  async commandOf(tx: Tx, operationId: string): Promise<StoredCommand | null> {
    const [row] = await tx.query<(Row & { readonly published: boolean })[]>(
      `SELECT message, published_at IS NOT NULL AS published FROM outbox_message
       WHERE operation_id = $1 ORDER BY id DESC LIMIT 1`,
      [operationId],
    );
    const queue = row?.message.to[0];
    if (row === undefined || queue === undefined) return null;
    return { messageId: row.message.envelope.messageId, queue, isPublished: row.published };
  }

  /** Sends a command once more; false when it is not kept any more. */
  async repeat(tx: Tx, messageId: string): Promise<boolean> {
    const rows = await tx.query<Row[]>('SELECT message FROM outbox_message WHERE message_id = $1', [
      messageId,
    ]);
    await this.outbox.append(tx, ...rows.map((row) => this.copyOf(row, false)));
    return rows.length > 0;
  }

  /**
   * Tells the outcome of an operation once more, as a replay: its readers learn what they have missed, and
   * nobody acts on the outside world for it.
   *
   * @returns false when the operation has no outcome yet
   */
  async repeatAnswers(tx: Tx, operationId: string): Promise<boolean> {
    const rows = await tx.query<Row[]>(
      'SELECT message FROM outbox_message WHERE answers @> ARRAY[$1::uuid] ORDER BY id DESC LIMIT 1',
      [operationId],
    );
    await this.outbox.append(tx, ...rows.map((row) => this.copyOf(row, true)));
    return rows.length > 0;
  }

  /** Sealed anew: a sealed field opens only in the message that it was sealed for. */
  private copyOf({ message }: Row, replay: boolean): OutgoingMessage {
    const { envelope } = message;
    const contract = MESSAGE_CATALOG.find(
      ({ type, version }) => type === envelope.type && version === envelope.version,
    );
    if (contract === undefined) throw new Error(`${envelope.type} is not in the catalogue any more.`);
    const opened = openMessage(envelope, contract, this.messaging.envelopeKeys);
    return {
      contract,
      data: opened.data,
      aggregate: envelope.aggregate,
      ...causedBy(opened),
      causationId: envelope.causationId,
      occurredAt: new Date(envelope.occurredAt),
      // As it was meant: the row may have been put back when it was published again.
      priority: message.priority,
      replay,
    };
  }
}
