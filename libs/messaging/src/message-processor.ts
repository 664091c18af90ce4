import { envelopeSchema, type Envelope, type QueueName } from '@assent/contracts';
import { Logger } from '@nestjs/common';
import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Backends } from './backends.js';
import { bundledName } from './bundle.js';
import type { BundleProcessor } from './bundle-processor.js';
import type { MessageDelivery } from './deliver-message.js';
import { PermanentFailure, reasonOf } from './errors.js';
import { isTick } from './handle.decorator.js';
import type { MessageHooks, MessageOutcome } from './message-hooks.js';
import type { PauseWhileAway } from './pause-while-away.js';

/** Turns one job into one call of a handler, or several, and their end into the fate of the job. */
export class MessageProcessor {
  private readonly logger = new Logger(MessageProcessor.name);

  constructor(
    private readonly delivery: MessageDelivery,
    private readonly bundles: BundleProcessor,
    private readonly hooks: MessageHooks,
    private readonly backends: Backends,
    private readonly pause: PauseWhileAway,
  ) {}

  /** Resolves when the job is settled; rejects with what decides its fate, in BullMQ's terms. */
  async process(queue: QueueName, job: Job, token: string): Promise<void> {
    const inBundle = bundledName(job);
    const startedAt = Date.now();
    const attempts = job.opts.attempts ?? 1;
    const attempt = job.attemptsMade + 1;
    const report = (outcome: MessageOutcome) => {
      this.hooks.report({
        queue,
        name: job.name,
        outcome,
        attempt,
        durationMs: Date.now() - startedAt,
        waitedMs: Math.max(0, startedAt - job.timestamp - job.delay),
      });
    };
    try {
      if (inBundle === undefined) {
        await this.handle(queue, job, attempt, attempts);
        report('done');
      } else {
        // Reports on each of its messages.
        await this.bundles.process(queue, inBundle, job, attempts);
      }
    } catch (error) {
      const away = this.backends.awayBecauseOf(error);
      if (away) {
        this.pause.begin(away);
        // Should this process die before the job is back, its lock runs out and it is handled again.
        await job.moveToWait(token);
        if (inBundle === undefined) report('put_back');
        throw new WaitingError();
      }
      const final = attempt >= attempts || error instanceof UnrecoverableError;
      this.logFailure(job, attempt, attempts, final, error);
      report(final ? 'failed' : 'retried');
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  private async handle(queue: QueueName, job: Job, attempt: number, attempts: number): Promise<void> {
    if (isTick(job.name) && !this.delivery.isHandled(job.name)) {
      // Another version of the service has this sweep. Nothing is lost: its next tick comes by itself.
      this.logger.warn(`The tick ${job.name} on queue ${queue} belongs to another version; it is let go.`);
      return;
    }
    await this.delivery.deliver({
      queue,
      name: job.name,
      id: job.id ?? '',
      attempt,
      attempts,
      envelope: isTick(job.name) ? null : envelopeOf(job),
    });
  }

  private logFailure(job: Job, attempt: number, attempts: number, final: boolean, error: unknown): void {
    const what = `${job.name} ${job.id ?? ''} failed, attempt ${attempt} of ${attempts}`;
    const stack = error instanceof Error ? error.stack : undefined;
    const why = reasonOf(error);
    if (final) this.logger.error(`${what}; it waits in the failed set for a person: ${why}`, stack);
    else this.logger.warn(`${what}; it comes again: ${why}`);
  }
}

function envelopeOf(job: Job): Envelope {
  const envelope = envelopeSchema.safeParse(job.data);
  if (!envelope.success) throw new PermanentFailure(`The job ${job.name} does not carry a message of ours.`);
  return envelope.data;
}
