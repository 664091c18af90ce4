import type { MessageContract } from '@assent/contracts';
import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { messageName } from './message-name.js';
import { RethrowOriginalFilter } from './rethrow-original.filter.js';

/** Marks our transport, so that our handlers are not offered to another one. */
export const BULLMQ_TRANSPORT = Symbol('assent bullmq transport');

/** What the decorators leave on a handler for the transport. */
export interface HandlerExtras {
  readonly contract?: MessageContract;
  readonly sweep?: SweepOptions;
}

/**
 * Lets a method of a controller handle one kind of message:
 *
 * ```ts
 * @Handle(customerChanged)
 * async track(@Payload() message: Message<typeof customerChanged>): Promise<void> {}
 * ```
 *
 * The message is opened and checked already. It may come more than once and in any order. Returning settles
 * it; throwing brings it back later, up to eight attempts; `PermanentFailure` gives up at once.
 *
 * Guards, pipes and interceptors of method, class and application work as on a request. Filters work when
 * they stand on the method above `@Handle`; those of class and application are left out on purpose, because
 * one that was written for HTTP would swallow the error and so settle a message that failed.
 */
export function Handle(contract: MessageContract): MethodDecorator {
  const extras: HandlerExtras = { contract };
  return handler(messageName(contract), extras);
}

/** A sweep: its name within the service, and how often it runs over all processes together. */
export interface SweepOptions {
  readonly name: string;
  readonly everyMs: number;
}

/** What a sweep's method gets: the time by which it decides what is due. */
export interface SweepTick {
  readonly now: Date;
}

/**
 * Runs a method of a controller again and again, on one process at a time per tick:
 *
 * ```ts
 * @Sweep({ name: 'expiry', everyMs: 5000 })
 * async expire(@Payload() { now }: SweepTick): Promise<void> {}
 * ```
 *
 * A tick that takes longer than `everyMs` may overlap with the next one on another process: claim rows with
 * SKIP LOCKED. A tick that throws is logged and not repeated; the next one comes by itself.
 */
export function Sweep(sweep: SweepOptions): MethodDecorator {
  const extras: HandlerExtras = { sweep };
  return handler(tickName(sweep.name), extras);
}

const TICK = 'sweep:';

/** The name of a sweep's jobs. */
export function tickName(sweep: string): string {
  return `${TICK}${sweep}`;
}

/** Whether a job's name is that of a tick, rather than of a message. */
export function isTick(name: string): boolean {
  return name.startsWith(TICK);
}

function handler(pattern: string, extras: HandlerExtras): MethodDecorator {
  return applyDecorators(
    UseFilters(RethrowOriginalFilter),
    EventPattern(pattern, BULLMQ_TRANSPORT, { ...extras }),
  );
}
