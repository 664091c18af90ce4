import { PRIORITIES, type MessageContract, type Priority, type QueueName } from '@assent/contracts';
import { Keyring } from '@assent/keyring';
import { Injectable } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import { messageName } from './message-name.js';
import type { OutgoingMessages } from './message.js';
import { Queues } from './queues.js';
import { settingsOf } from './queue-settings.js';
import { sealMessage, type SealedMessage } from './sealed-message.js';

/**
 * Puts messages on queues. A change of state publishes through its outbox instead, in its own transaction;
 * this is for the relay behind it, and for sweeps that wake up work whose rows are there already.
 */
@Injectable()
export class MessagePublisher {
  constructor(
    private readonly queues: Queues,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Seals messages and puts them on their queues.
   *
   * @throws UnsendableMessage when one does not keep its contract; none is sent then
   * @throws RedisAway at once when Redis cannot be reached
   */
  async publish<const Cs extends readonly MessageContract[]>(messages: OutgoingMessages<Cs>): Promise<void> {
    await this.add(messages.map((message) => sealMessage(message, this.keyring)));
  }

  /**
   * Puts sealed messages on their queues, each queue in one step. A queue ignores a message id that it has
   * seen within a day, so after an error, or a crash between two queues, all may be added again.
   *
   * @throws RedisAway at once when Redis cannot be reached; some or all may have arrived
   */
  async add(messages: readonly SealedMessage[]): Promise<void> {
    const byQueue = new Map<QueueName, SealedMessage[]>();
    for (const message of messages) {
      for (const queue of message.to) {
        const batch = byQueue.get(queue);
        if (batch) batch.push(message);
        else byQueue.set(queue, [message]);
      }
    }
    await Promise.all(
      [...byQueue].map(([name, batch]) =>
        this.queues.use(name, (queue) => queue.addBulk(batch.map((message) => jobOf(name, message)))),
      ),
    );
  }
}

function jobOf(
  queue: QueueName,
  { envelope, priority }: SealedMessage,
): Parameters<Queue['addBulk']>[0][number] {
  const { attempts, backoffMs, backoffJitter } = settingsOf(queue);
  return {
    name: messageName(envelope),
    data: envelope,
    opts: {
      jobId: envelope.messageId,
      attempts,
      backoff: { type: 'exponential', delay: backoffMs, jitter: backoffJitter },
      // The stack of the newest attempt is enough; BullMQ would keep one for each.
      stackTraceLimit: 1,
      ...priorityOf(priority),
      // Half a megabyte each, and worthless once stored: Redis keeps none of them.
      ...(envelope.replay ? { removeOnComplete: true } : {}),
    },
  };
}

/** BullMQ takes jobs without a priority first, at less cost, and then 1 before 2. */
function priorityOf(priority: Priority): Pick<JobsOptions, 'priority'> {
  const rank = PRIORITIES.indexOf(priority);
  return rank > 0 ? { priority: rank } : {};
}
