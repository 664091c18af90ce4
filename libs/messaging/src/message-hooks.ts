import type { QueueName } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import type { MessageContext } from './message-context.js';

/** Runs around the handling of each message and tick; must call `next` once. */
export type AroundMessage = (context: MessageContext, next: () => Promise<void>) => Promise<void>;

/**
 * What became of one try of a message:
 *
 * - `done`: settled
 * - `retried`: failed, comes again
 * - `failed`: in the failed set, waits for a person
 * - `put_back`: a database was away; back at the front of the queue without costing an attempt
 */
export type MessageOutcome = 'done' | 'retried' | 'failed' | 'put_back';

export interface MessageObservation {
  readonly queue: QueueName;
  readonly name: string;
  readonly outcome: MessageOutcome;
  readonly attempt: number;
  /** From taking the job to the end of its handler, in milliseconds. */
  readonly durationMs: number;
  /** From being put on the queue to being taken, in milliseconds. */
  readonly waitedMs: number;
}

/** Where the house looks into the handling of messages: log context around it, metrics after it. */
@Injectable()
export class MessageHooks {
  private readonly wrappers: AroundMessage[] = [];
  private readonly observers: ((observation: MessageObservation) => void)[] = [];

  /** Adds a wrapper; the first one added is the outermost. */
  around(wrapper: AroundMessage): void {
    this.wrappers.push(wrapper);
  }

  /** Calls `observer` after every try. It must be quick and not throw. */
  observe(observer: (observation: MessageObservation) => void): void {
    this.observers.push(observer);
  }

  /** Runs `work` inside all wrappers. */
  run(context: MessageContext, work: () => Promise<void>): Promise<void> {
    return this.wrappers.reduceRight<() => Promise<void>>(
      (next, wrapper) => () => wrapper(context, next),
      work,
    )();
  }

  /** Tells all observers. */
  report(observation: MessageObservation): void {
    for (const observer of this.observers) observer(observation);
  }
}
