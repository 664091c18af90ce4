import { type Envelope, type MessageContract, PRIORITIES } from '@assent/contracts';
import { afterCommit, lastly, queryPrepared, type Tx } from '@assent/database';
import {
  MESSAGING_OPTIONS,
  type MessagingOptions,
  type OutgoingMessages,
  type SealedMessage,
  sealMessage,
} from '@assent/messaging';
import { Inject, Injectable } from '@nestjs/common';
import { OUTBOX_CHANNEL } from './outbox-channel.js';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { OwnCommits } from './own-commits.js';

/** Puts messages beside the change that they tell of. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly messaging: MessagingOptions,
    private readonly own: OwnCommits,
  ) {}

  /**
   * Stores messages in the transaction `tx`: if it commits, each is published at least once, soon; if it
   * rolls back, none ever was. They are checked against their contracts and sealed here, before the insert,
   * so that nothing personal stands in the table in clear.
   *
   * @throws UnsendableMessage when one does not keep its contract
   */
  async append<const Cs extends readonly MessageContract[]>(
    tx: Tx,
    ...messages: OutgoingMessages<Cs>
  ): Promise<void> {
    if (messages.length === 0) return;
    const rows = messages.map((message) =>
      rowOf(message.contract, sealMessage(message, this.messaging.envelopeKeys)),
    );
    const sealed = rows.map(({ message }) => message);
    const isOwn =
      this.own.takes(sealed) &&
      afterCommit(tx, () => {
        this.own.tell(sealed);
      });
    const insert = `INSERT INTO outbox_message (message_id, type, priority, message, operation_id, answers, next_attempt_at)
      SELECT message_id, type, priority, message, operation_id, answers, now() + $2 * interval '1 millisecond'
      FROM json_to_recordset($1) AS row (message_id uuid, type text, priority smallint, message json, operation_id uuid, answers uuid[])`;
    await lastly(
      tx,
      queryPrepared(
        tx,
        // NOTIFY is part of the transaction: the relays hear of it at the commit, and never of a rollback.
        isOwn ? insert : `WITH appended AS (${insert}) SELECT pg_notify('${OUTBOX_CHANNEL}', '')`,
        [JSON.stringify(rows), isOwn ? OUTBOX_POLICY.headStartMs : 0],
      ),
    );
  }
}

function rowOf(contract: MessageContract, message: SealedMessage) {
  const { messageId, type } = message.envelope;
  return {
    message_id: messageId,
    type,
    priority: PRIORITIES.indexOf(message.priority),
    message,
    ...placeOf(contract, message.envelope),
  };
}

/** By which operations a message can be found: that of a command, or those that an event answers. */
function placeOf(contract: MessageContract, { operationId, data }: Envelope) {
  const answers = contract.answers?.(data) ?? [];
  return {
    operation_id: contract.kind === 'command' ? operationId : null,
    answers: answers.length === 0 ? null : answers,
  };
}
