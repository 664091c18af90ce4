import { isDatabaseAway, type Transactions } from '@assent/database';
import { type MessagePublisher, RedisAway } from '@assent/messaging';
import { Logger } from '@nestjs/common';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { type BatchOutcome, highestPosition, publishBatch, unmarkAfter } from './publish-batch.js';
import type { RelayMarker } from './relay-marker.js';

/**
 * Brings committed messages to their queues. It works when it is woken by a commit, and once a second in any
 * case; each process of a service has one, and they share the rows between them.
 */
export class Relay {
  private readonly logger = new Logger('OutboxRelay');
  private running: Promise<void> | undefined;
  private stopped = false;
  private wakeUp: (() => void) | undefined;
  private woken = false;
  private trouble: string | undefined;
  private checkedAt = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly publisher: MessagePublisher,
    private readonly marker: RelayMarker,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Something was committed, or may have been. Any number of calls while it works count as one. */
  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** Ends after the batch under way, and then empties the outbox once more, within a time limit. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      await this.round();
      await this.rest();
    }
    // What the last handlers appended while the transport drained. Failing is harmless: the rows stay.
    await this.round(Date.now() + OUTBOX_POLICY.stopMs);
  }

  /** Publishes until nothing waits, or until `deadline`. Never rejects. */
  private async round(deadline?: number): Promise<void> {
    this.woken = false;
    try {
      // Publishing checks the marker by itself; this finds a loss also when there is nothing to publish.
      if (Date.now() - this.checkedAt >= OUTBOX_POLICY.pollMs) await this.repairIfRedisLostData();
      for (let more = true; more;) {
        const outcome = await publishBatch(this.transactions, this.publisher, this.marker);
        if (outcome.kind === 'redis_lost_data') await this.repair(outcome.after);
        else this.reportRefused(outcome);
        more = outcome.kind === 'redis_lost_data' || outcome.taken === OUTBOX_POLICY.batchSize;
        if (this.stopped && (deadline === undefined || Date.now() > deadline)) more = false;
      }
      this.settled();
    } catch (error) {
      this.inTrouble(error);
    }
  }

  /** Until woken, at most a second; the whole second after trouble, since waking would only meet it again. */
  private async rest(): Promise<void> {
    if (this.stopped || (this.woken && this.trouble === undefined)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, OUTBOX_POLICY.pollMs);
      this.wakeUp = () => {
        if (this.trouble !== undefined && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }

  private async repairIfRedisLostData(): Promise<void> {
    // The database first: a batch that ends between the two reads raises the marker above what was read.
    const known = await this.transactions.run(highestPosition);
    const position = await this.marker.read();
    if (position < known) await this.repair(position);
    this.checkedAt = Date.now();
  }

  /**
   * One statement makes the lost messages wait again, and with them go the positions that Redis does not
   * know: afterwards the two agree. Dying before the commit changes nothing, and the next check finds the
   * same; several relays that do it at once repeat each other without harm.
   */
  private async repair(after: number): Promise<void> {
    const count = await unmarkAfter(this.transactions, after);
    if (count === 0) return;
    this.logger.warn(
      `Redis has lost data after position ${after.toString()}: ${count.toString()} messages are published again. ` +
        'Their receivers drop what they have handled already; nothing has to be done.',
    );
  }

  private reportRefused(outcome: Extract<BatchOutcome, { kind: 'published' }>): void {
    for (const { messageId, type, error } of outcome.refused) {
      this.logger.error(
        `Message ${messageId} (${type}) could not be put on its queue and is tried again later; ` +
          `the others are not held up. Reason: ${describe(error)}`,
      );
    }
  }

  private settled(): void {
    if (this.trouble !== undefined) this.logger.log('Messages are published again.');
    this.trouble = undefined;
  }

  private inTrouble(error: unknown): void {
    const trouble =
      error instanceof RedisAway
        ? 'Redis cannot be reached'
        : isDatabaseAway(error)
          ? 'PostgreSQL cannot be reached'
          : `an unexpected error: ${describe(error)}`;
    if (trouble !== this.trouble) {
      this.logger.warn(`Messages wait in the outbox and go out by themselves later: ${trouble}.`);
    }
    this.trouble = trouble;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
