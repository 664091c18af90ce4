import type { QueueName } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import { Queues } from './queues.js';

/**
 * Where a message is: `under_way` will be handled, or is just now; `handled` was; `failed` waits for a person;
 * `gone` was lost, or was handled or removed so long ago that the queue has forgotten it.
 */
export type Whereabouts = 'under_way' | 'handled' | 'failed' | 'gone';

/** Looks after messages that were published. */
@Injectable()
export class MessageWhereabouts {
  constructor(private readonly queues: Queues) {}

  /** @throws RedisAway at once when Redis cannot be reached */
  of(queue: QueueName, messageId: string): Promise<Whereabouts> {
    return this.queues.use(queue, async (open) => {
      const state = await open.getJobState(messageId);
      switch (state) {
        case 'completed':
          return 'handled';
        case 'failed':
          return 'failed';
        case 'unknown':
          return 'gone';
        case 'waiting':
        case 'waiting-children':
        case 'prioritized':
        case 'delayed':
        case 'active':
          return 'under_way';
      }
    });
  }
}
