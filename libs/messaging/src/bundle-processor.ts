import type { Envelope, QueueName } from '@assent/contracts';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AtMost } from './at-most.js';
import type { Backends } from './backends.js';
import { envelopesOf } from './bundle.js';
import type { MessageDelivery, Opened } from './deliver-message.js';
import { reasonOf } from './errors.js';
import { jobOfMessage, priorityOf } from './jobs.js';
import type { MessageHooks, MessageOutcome } from './message-hooks.js';
import type { Queues } from './queues.js';

/**
 * Messages of a bundle that are opened in one turn of the event loop: two milliseconds or less, behind which somebody's
 * request waits.
 */
const OPENED_IN_ONE_TURN = 10;

/**
 * Bundles that a process opens and handles at a time: one is stored while the next one is opened. Were all that it holds opened
 * at once, each turn of the event loop would open some of every one, and a person's request would wait behind all of them.
 */
const AT_ONCE = 2;

interface Failed {
  readonly envelope: Envelope;
  readonly error: unknown;
}

/** A message that is open, or why it is not. */
type Unpacked = Failed | { readonly envelope: Envelope; readonly opened: Opened };

/**
 * Hands the messages of a bundle to their handler, all at the same time, so that it can work on them together. Each
 * succeeds or fails by itself: one that fails goes on as a job of its own, with its own attempts and in the end its own
 * place among the failed ones, and holds up nobody. Whatever is repeated on the way the inboxes drop.
 */
export class BundleProcessor {
  private readonly logger = new Logger(BundleProcessor.name);
  private readonly places = new AtMost(AT_ONCE);

  constructor(
    private readonly delivery: MessageDelivery,
    private readonly hooks: MessageHooks,
    private readonly backends: Backends,
    private readonly queues: Queues,
  ) {}

  /**
   * Resolves when each message is settled or goes on alone.
   *
   * @throws PermanentFailure when the job is no bundle of ours
   * @throws the error of a server that is away; the whole bundle is to be handled again
   */
  async process(queue: QueueName, name: string, job: Job, attempts: number): Promise<void> {
    const envelopes = envelopesOf(job);
    if (job.stalledCounter > 0) {
      // One of them may be what ended the process. It shall end the next one alone, and then no more.
      this.logger.warn(
        `The bundle ${job.id ?? ''} of ${name} lost its process: its messages go on one by one.`,
      );
      await this.goOnAlone(queue, job, envelopes);
      return;
    }
    const results = await this.places.run(async () => {
      const unpacked = await this.unpack(queue, name, attempts, envelopes);
      return Promise.all(unpacked.map((one) => this.hand(queue, name, job, one)));
    });
    const failed = results.filter((result) => result !== undefined);
    const [first] = failed;
    if (first === undefined) return;
    const away = failed.find(({ error }) => this.backends.awayBecauseOf(error));
    if (away) throw away.error;
    this.logger.warn(
      `${String(failed.length)} of the ${String(envelopes.length)} messages in a bundle of ${name} failed and go on ` +
        `one by one, the first of them ${first.envelope.messageId}: ${reasonOf(first.error)}`,
    );
    await this.goOnAlone(
      queue,
      job,
      failed.map(({ envelope }) => envelope),
    );
  }

  /** Opens them all, before any is handed over: those of a bundle come to their handler in one turn. */
  private async unpack(
    queue: QueueName,
    name: string,
    attempts: number,
    envelopes: readonly Envelope[],
  ): Promise<Unpacked[]> {
    const unpacked: Unpacked[] = [];
    for (const [index, envelope] of envelopes.entries()) {
      if (index > 0 && index % OPENED_IN_ONE_TURN === 0) await nextTurn();
      try {
        const { messageId: id } = envelope;
        const opened = this.delivery.open({ queue, name, id, attempt: 1, attempts, envelope });
        unpacked.push({ envelope, opened });
      } catch (error) {
        unpacked.push({ envelope, error });
      }
    }
    return unpacked;
  }

  /** Never rejects. @returns undefined when it is settled */
  private async hand(
    queue: QueueName,
    name: string,
    job: Job,
    unpacked: Unpacked,
  ): Promise<Failed | undefined> {
    const startedAt = Date.now();
    const report = (outcome: MessageOutcome) => {
      this.hooks.report({
        queue,
        name,
        outcome,
        attempt: 1,
        durationMs: Date.now() - startedAt,
        waitedMs: Math.max(0, startedAt - job.timestamp),
      });
    };
    const failed = (error: unknown): Failed => {
      report(this.backends.awayBecauseOf(error) ? 'put_back' : 'retried');
      return { envelope: unpacked.envelope, error };
    };
    if ('error' in unpacked) return failed(unpacked.error);
    try {
      await this.delivery.hand(unpacked.opened);
      report('done');
      return undefined;
    } catch (error) {
      return failed(error);
    }
  }

  /** Under their own ids, so that doing it twice adds none twice. */
  private async goOnAlone(queue: QueueName, job: Job, envelopes: readonly Envelope[]): Promise<void> {
    const priority = priorityOf(job.opts.priority);
    const jobs = envelopes.map((envelope) => jobOfMessage(queue, envelope, priority));
    await this.queues.use(queue, (open) => open.addBulk(jobs));
  }
}
