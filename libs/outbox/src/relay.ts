import { isDatabaseAway, type Transactions } from '@assent/database';
import { type MessagePublisher, RedisAway, type SealedMessage } from '@assent/messaging';
import { Logger } from '@nestjs/common';
import { OUTBOX_POLICY } from './outbox-policy.js';
import {
  type BatchOutcome,
  highestPosition,
  publishBatch,
  publishOwn,
  unmarkAfter,
} from './publish-batch.js';
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
  /** Rows may wait. */
  private woken = false;
  /** Committed by this process, and on nobody's queue yet. */
  private own: SealedMessage[] = [];
  private trouble: string | undefined;
  private polledAt = 0;

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

  /** Publishes what this process has just committed, before all that waits. */
  take(messages: readonly SealedMessage[]): void {
    this.own.push(...messages);
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
    const isPoll = Date.now() - this.polledAt >= OUTBOX_POLICY.pollMs;
    try {
      await this.publishOwn();
      if (this.woken || isPoll || this.stopped) await this.publishWaiting(deadline);
      if (isPoll) {
        // Publishing checks the marker by itself; this finds a loss also when there is nothing to publish.
        await this.repairIfRedisLostData();
        this.polledAt = Date.now();
      }
      this.settled();
    } catch (error) {
      // They are rows like all others.
      this.own = [];
      this.inTrouble(error);
    }
  }

  /** One batch and no more: what comes meanwhile does not hold up the rows that wait. */
  private async publishOwn(): Promise<void> {
    const messages = this.own.splice(0, OUTBOX_POLICY.batchSize);
    if (messages.length === 0) return;
    const outcome = await publishOwn(this.transactions, this.publisher, this.marker, messages);
    if (outcome.kind === 'redis_lost_data') await this.repair(outcome.after);
  }

  private async publishWaiting(deadline: number | undefined): Promise<void> {
    this.woken = false;
    for (let more = true; more;) {
      const outcome = await publishBatch(this.transactions, this.publisher, this.marker);
      if (outcome.kind === 'redis_lost_data') await this.repair(outcome.after);
      else this.reportRefused(outcome);
      more = outcome.kind === 'redis_lost_data' || outcome.taken === OUTBOX_POLICY.batchSize;
      if (this.stopped && (deadline === undefined || Date.now() > deadline)) more = false;
      await this.publishOwn();
    }
  }

  /** Until there is something to do or to look for; the whole second after trouble, since waking would only meet it again. */
  private async rest(): Promise<void> {
    const isNeeded = this.woken || this.own.length > 0;
    if (this.stopped || (isNeeded && this.trouble === undefined)) return;
    const untilPoll = this.polledAt + OUTBOX_POLICY.pollMs - Date.now();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.trouble === undefined ? untilPoll : OUTBOX_POLICY.pollMs);
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
  }

  /**
   * One statement makes the lost messages wait again, and with them go the positions that Redis does not
   * know: afterwards the two agree. Dying before the commit changes nothing, and the next check finds the
   * same; several relays that do it at once repeat each other without harm.
   */
  private async repair(after: number): Promise<void> {
    const count = await unmarkAfter(this.transactions, after);
    if (count === 0) return;
    this.wake();
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
