import { envelopeSchema, type MessageContract, type QueueName } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';
import { Logger } from '@nestjs/common';
import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Backends } from './backends.js';
import { PermanentFailure } from './errors.js';
import { isTick, type SweepTick } from './handle.decorator.js';
import { MessageContext } from './message-context.js';
import type { MessageHooks, MessageOutcome } from './message-hooks.js';
import type { Message } from './message.js';
import type { PauseWhileAway } from './pause-while-away.js';
import { openMessage } from './sealed-message.js';

/** A handler as Nest gives it to a transport: with guards, pipes, interceptors and filters around the method. */
export interface RegisteredHandler {
  /** Null for a sweep. */
  readonly contract: MessageContract | null;
  invoke(payload: Message | SweepTick, context: MessageContext): Promise<unknown>;
}

/** Turns one job into one call of a handler, and the end of that call into the fate of the job. */
export class MessageProcessor {
  private readonly logger = new Logger(MessageProcessor.name);

  constructor(
    private readonly handlers: ReadonlyMap<string, RegisteredHandler>,
    private readonly keyring: Keyring,
    private readonly hooks: MessageHooks,
    private readonly backends: Backends,
    private readonly pause: PauseWhileAway,
  ) {}

  /** Resolves when the job is settled; rejects with what decides its fate, in BullMQ's terms. */
  async process(queue: QueueName, job: Job, token: string): Promise<void> {
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
      await this.handle(queue, job, attempt, attempts);
      report('done');
    } catch (error) {
      const away = this.backends.awayBecauseOf(error);
      if (away) {
        this.pause.begin(away);
        // Should this process die before the job is back, its lock runs out and it is handled again.
        await job.moveToWait(token);
        report('put_back');
        throw new WaitingError();
      }
      const final = attempt >= attempts || error instanceof UnrecoverableError;
      this.logFailure(job, attempt, attempts, final, error);
      report(final ? 'failed' : 'retried');
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  private async handle(queue: QueueName, job: Job, attempt: number, attempts: number): Promise<void> {
    const handler = this.handlers.get(job.name);
    if (!handler && isTick(job.name)) {
      // Another version of the service has this sweep. Nothing is lost: its next tick comes by itself.
      this.logger.warn(`The tick ${job.name} on queue ${queue} belongs to another version; it is let go.`);
      return;
    }
    if (!handler) {
      throw new PermanentFailure(
        `No handler for ${job.name} on queue ${queue}: it was sent by a newer version, or routed here by mistake. ` +
          'Deploy the version that handles it, then redrive the job.',
      );
    }
    const message = handler.contract ? this.open(job, handler.contract) : null;
    const context = new MessageContext(
      queue,
      job.name,
      job.id ?? '',
      attempt,
      attempts,
      message?.envelope ?? null,
    );
    await this.hooks.run(context, async () => {
      const result = await handler.invoke(message ?? { now: new Date() }, context);
      // Nest hands over an observable where interceptors are at work: the work is done when it is.
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    });
  }

  private open(job: Job, contract: MessageContract): Message {
    const envelope = envelopeSchema.safeParse(job.data);
    if (!envelope.success) {
      throw new PermanentFailure(`The job ${job.name} does not carry a message of ours.`);
    }
    return openMessage(envelope.data, contract, this.keyring);
  }

  private logFailure(job: Job, attempt: number, attempts: number, final: boolean, error: unknown): void {
    const what = `${job.name} ${job.id ?? ''} failed, attempt ${attempt} of ${attempts}`;
    const stack = error instanceof Error ? error.stack : undefined;
    const why = error instanceof Error ? error.message : String(error);
    if (final) this.logger.error(`${what}; it waits in the failed set for a person: ${why}`, stack);
    else this.logger.warn(`${what}; it comes again: ${why}`);
  }
}
