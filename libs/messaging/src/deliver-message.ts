import type { Envelope, MessageContract, QueueName } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';
import { isObservable, lastValueFrom } from 'rxjs';
import { PermanentFailure } from './errors.js';
import type { SweepTick } from './handle.decorator.js';
import { MessageContext } from './message-context.js';
import type { MessageHooks } from './message-hooks.js';
import type { Message } from './message.js';
import { openMessage } from './sealed-message.js';

/** A handler as Nest gives it to a transport: with guards, pipes, interceptors and filters around the method. */
export interface RegisteredHandler {
  /** Null for a sweep. */
  readonly contract: MessageContract | null;
  invoke(payload: Message | SweepTick, context: MessageContext): Promise<unknown>;
}

/** One try of one message or tick. */
export interface Delivery {
  readonly queue: QueueName;
  readonly name: string;
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly attempts: number;
  /** Null for a tick. */
  readonly envelope: Envelope | null;
}

/** A message that is open, before its handler. */
export interface Opened {
  readonly handler: RegisteredHandler;
  /** Null for a tick. */
  readonly message: Message | null;
  readonly context: MessageContext;
}

/** Brings messages to the handlers of their names. */
export class MessageDelivery {
  constructor(
    private readonly handlers: ReadonlyMap<string, RegisteredHandler>,
    private readonly keyring: Keyring,
    private readonly hooks: MessageHooks,
  ) {}

  isHandled(name: string): boolean {
    return this.handlers.has(name);
  }

  /**
   * Opens the message and calls its handler inside of all hooks.
   *
   * @throws PermanentFailure when nobody handles it, or it breaks its contract; else what the handler throws
   */
  async deliver(delivery: Delivery): Promise<void> {
    await this.hand(this.open(delivery));
  }

  /**
   * The first half: opens the message, which takes a tenth of a millisecond of processor time and more.
   *
   * @throws PermanentFailure when nobody handles it, or it breaks its contract
   */
  open({ queue, name, id, attempt, attempts, envelope }: Delivery): Opened {
    const handler = this.handlers.get(name);
    if (!handler) {
      throw new PermanentFailure(
        `No handler for ${name} on queue ${queue}: it was sent by a newer version, or routed here by mistake. ` +
          'Deploy the version that handles it, then redrive the job.',
      );
    }
    const message =
      handler.contract && envelope ? openMessage(envelope, handler.contract, this.keyring) : null;
    const context = new MessageContext(queue, name, id, attempt, attempts, message?.envelope ?? null);
    return { handler, message, context };
  }

  /** The other half: calls the handler inside of all hooks. @throws what the handler throws */
  async hand({ handler, message, context }: Opened): Promise<void> {
    await this.hooks.run(context, async () => {
      const result = await handler.invoke(message ?? { now: new Date() }, context);
      // Nest hands over an observable where interceptors are at work: the work is done when it is.
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    });
  }
}
