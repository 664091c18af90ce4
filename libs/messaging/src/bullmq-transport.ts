import { MESSAGE_CATALOG, type MessageContract, type QueueName } from '@assent/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { Backends } from './backends.js';
import { BundleProcessor } from './bundle-processor.js';
import { MessageDelivery, type RegisteredHandler } from './deliver-message.js';
import { BULLMQ_TRANSPORT, type HandlerExtras, type SweepOptions } from './handle.decorator.js';
import { checkHandlers, queuesOf, routedTo, sweepQueueOf } from './message-directory.js';
import { Draining } from './draining.js';
import { MessageHooks } from './message-hooks.js';
import { MessageProcessor } from './message-processor.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { PauseWhileAway } from './pause-while-away.js';
import { settingsOf } from './queue-settings.js';
import { QueueWorker } from './queue-worker.js';
import { Queues } from './queues.js';
import { RedisConnections } from './redis-connections.js';
import { SweepSchedules } from './sweep-schedules.js';

/** With what the rest of a shutdown may take, this stays below the 20 s that people are promised. */
const DEFAULT_DRAIN_MS = 8000;

/** The last part of the time limit, in which handlers that were told to give up write down what they know. */
const GIVE_UP_SHARE = 0.4;

/**
 * Brings the messages of a service's queues to its `@Handle` and `@Sweep` methods.
 *
 * ```ts
 * app.connectMicroservice({ strategy: app.get(BullMqTransport) }, { inheritAppConfig: true });
 * ```
 *
 * Refuses to start when a message has two handlers or none, or a queue has no settings.
 */
@Injectable()
export class BullMqTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = BULLMQ_TRANSPORT;
  private readonly handlers = new Map<string, RegisteredHandler>();
  private readonly sweeps: SweepOptions[] = [];
  private readonly pauseWhileAway: PauseWhileAway;
  private workers: QueueWorker[] = [];
  private isStarted = false;
  private schedules: SweepSchedules | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly connections: RedisConnections,
    private readonly queues: Queues,
    private readonly hooks: MessageHooks,
    private readonly backends: Backends,
    private readonly draining: Draining,
  ) {
    super();
    this.pauseWhileAway = new PauseWhileAway({
      pause: () => {
        for (const worker of this.workers) worker.pause();
      },
      resume: () => {
        for (const worker of this.workers) worker.resume();
      },
    });
  }

  /**
   * What the workers do: for readiness. A process that serves no message listens as soon as it has started. `waitingFor`
   * names the server that is away.
   */
  get state(): { readonly listening: boolean; readonly waitingFor: string | null } {
    return {
      listening: this.isStarted && this.closing === undefined,
      waitingFor: this.pauseWhileAway.reason,
    };
  }

  /** Called by Nest for every handler it finds. Nest itself would chain a second handler to the first one. */
  override addHandler(
    pattern: string,
    callback: MessageHandler,
    _isEventHandler?: boolean,
    extras: HandlerExtras = {},
  ): void {
    if (this.handlers.has(pattern)) {
      throw new Error(
        `The service ${this.options.service} cannot start: ${pattern} has two handlers, and only one could ever get it.`,
      );
    }
    if (!extras.contract && !extras.sweep) {
      throw new Error(
        `The service ${this.options.service} cannot start: the handler of ${pattern} does not name a contract. Mark it with @Handle.`,
      );
    }
    if (extras.sweep) this.sweeps.push(extras.sweep);
    this.handlers.set(pattern, {
      contract: extras.contract ?? null,
      invoke: (payload, context) => callback(payload, context) as Promise<unknown>,
    });
  }

  /** Checks that everything is handled, and starts the workers. Does not wait for Redis: they do. */
  listen(callback: (error?: unknown) => void): void {
    try {
      const served = this.options.serves ?? routedTo(this.options.service, MESSAGE_CATALOG);
      const handled = [...this.handlers].filter(([, { contract }]) => contract).map(([name]) => name);
      checkHandlers(this.options.service, served, handled);
      this.workers = this.queuesToWork(served).map((queue) => this.workerOf(queue));
    } catch (error) {
      callback(error);
      return;
    }
    for (const worker of this.workers) worker.start();
    this.isStarted = true;
    if (this.sweeps.length > 0) {
      const queue = sweepQueueOf(this.options.service);
      this.schedules = new SweepSchedules(queue, this.sweeps, this.queues, this.connections);
      this.schedules.start();
    }
    callback();
  }

  /** Takes no new messages and waits for those under way, up to a limit. Can be called again. */
  close(): Promise<void> {
    this.closing ??= this.drain();
    return this.closing;
  }

  /** There are no transport events to listen to: see `MessageHooks`. */
  override on(): never {
    throw new Error('The transport has no events of its own: use MessageHooks.');
  }

  /** BullMQ stays behind this door. */
  override unwrap(): never {
    throw new Error('The transport does not hand out its workers.');
  }

  private async drain(): Promise<void> {
    this.schedules?.stop();
    this.pauseWhileAway.stop();
    const limitMs = this.options.drainMs ?? DEFAULT_DRAIN_MS;
    const giveUp = setTimeout(
      () => {
        this.draining.hurry();
      },
      limitMs * (1 - GIVE_UP_SHARE),
    );
    await Promise.all(
      this.workers.map(async (worker) => {
        if (await worker.drain(limitMs)) return;
        this.logger.warn(
          `The worker of ${worker.queue} did not end within ${limitMs} ms: another process takes over what it was handling.`,
        );
      }),
    );
    clearTimeout(giveUp);
  }

  private queuesToWork(served: readonly MessageContract[]): QueueName[] {
    const withMessages = new Set(served.flatMap(({ to }) => to));
    // Also those of other services: a message that cannot be sent on is found here, not by its first sender.
    withMessages.forEach(settingsOf);
    const own = queuesOf(this.options.service).filter((queue) => withMessages.has(queue));
    return this.sweeps.length > 0 ? [...own, sweepQueueOf(this.options.service)] : own;
  }

  private workerOf(queue: QueueName): QueueWorker {
    const delivery = new MessageDelivery(this.handlers, this.options.envelopeKeys, this.hooks);
    const bundles = new BundleProcessor(delivery, this.hooks, this.backends, this.queues);
    const processor = new MessageProcessor(delivery, bundles, this.hooks, this.backends, this.pauseWhileAway);
    return new QueueWorker(queue, settingsOf(queue), this.connections.consumer, (job, token) =>
      processor.process(queue, job, token),
    );
  }
}
