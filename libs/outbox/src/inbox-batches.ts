import type { Tx } from '@assent/database';
import type { Delivered, Inbox } from './inbox.js';
import { OUTBOX_POLICY } from './outbox-policy.js';

interface Waiting<M> {
  readonly message: M;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Handles messages of one kind that arrive at the same time together, each once: a round trip to the database for
 * each step of all of them, and one commit. Those of one bundle come in the same turn of the event loop; while they are
 * handled, others gather. So nothing waits for a batch to fill, and a message that comes alone is handled at once.
 *
 * A batch that fails is handled message by message, so that one which cannot be handled fails alone, with its own
 * error. A process that dies before the commit leaves nothing behind; all of them are delivered again.
 */
export class InboxBatches<M extends Delivered> {
  private waiting: Waiting<M>[] = [];
  private underWay = 0;

  /** @param effect of the messages that were not handled before; all or nothing */
  constructor(
    private readonly inbox: Inbox,
    private readonly effect: (tx: Tx, messages: readonly M[]) => Promise<void>,
  ) {}

  /** Resolves when the message's effect is committed, or was before. @throws what its own handling fails by */
  handle(message: M): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ message, resolve, reject });
      // After this turn, in which the others of its bundle arrive.
      if (this.waiting.length === 1)
        setImmediate(() => {
          this.begin();
        });
    });
  }

  private begin(): void {
    while (this.waiting.length > 0 && this.underWay < OUTBOX_POLICY.batchesAtOnce) {
      const batch = this.waiting.splice(0, OUTBOX_POLICY.batchedMessages);
      this.underWay += 1;
      void this.handleTogether(batch).finally(() => {
        this.underWay -= 1;
        this.begin();
      });
    }
  }

  /** Settles each of them, and so never rejects itself. */
  private async handleTogether(batch: readonly Waiting<M>[]): Promise<void> {
    try {
      await this.inbox.handleAllOnce(
        batch.map(({ message }) => message),
        this.effect,
      );
    } catch (error) {
      const [first, ...others] = batch;
      if (others.length === 0) first?.reject(error);
      else await Promise.all(batch.map((one) => this.handleAlone(one)));
      return;
    }
    for (const { resolve } of batch) resolve();
  }

  private async handleAlone({ message, resolve, reject }: Waiting<M>): Promise<void> {
    await this.inbox.handleAllOnce([message], this.effect).then(resolve, reject);
  }
}
