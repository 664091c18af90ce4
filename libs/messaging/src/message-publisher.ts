import type { MessageContract, QueueName } from '@assent/contracts';
import { Keyring } from '@assent/keyring';
import { Injectable } from '@nestjs/common';
import { jobsOf } from './jobs.js';
import type { OutgoingMessages } from './message.js';
import { Queues } from './queues.js';
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
   * Puts sealed messages on their queues, each queue in one step; those that may share jobs do. A queue ignores a
   * message id that it has seen within a day, and an inbox what it has handled, so after an error, or a crash between
   * two queues, all may be added again.
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
        this.queues.use(name, (queue) => queue.addBulk(jobsOf(name, batch))),
      ),
    );
  }
}
