import type { z } from 'zod';
import type { QueueName } from './queues.js';

/**
 * What one kind of message means: its type and version, its data, where it goes, and which of its fields
 * are personal data or secrets.
 */
export interface MessageContract<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  /** A command asks one service for something; an event tells any service what has happened. */
  readonly kind: 'command' | 'event';
  /** `service.what`, where service is the one that handles a command or the one that published an event. */
  readonly type: Type;
  readonly version: number;
  readonly data: Schema;
  readonly to: readonly [QueueName, ...QueueName[]];
  /**
   * Dotted paths of the fields that are sealed before the message is stored anywhere; `*` stands for every
   * element of a list. A path that is absent or null in a message is left alone.
   */
  readonly sensitive: readonly string[];
  /**
   * Whether messages of this kind that are published together may share jobs. For what comes by the thousand; its
   * handlers have to be safe against repetition by message id, since the queues do not remember those in a bundle.
   */
  readonly bundled: boolean;
  /** The operations whose outcome a message of this kind tells; none when left out. */
  answers?(data: z.output<Schema>): readonly string[];
  /** A complete, invented message of this version; it must parse for ever. */
  readonly example: z.input<Schema>;
}

/** The data of a contract's messages, after parsing. */
export type MessageData<Contract extends MessageContract> = z.output<Contract['data']>;

type Definition<Type extends string, Schema extends z.ZodType> = Omit<
  MessageContract<Type, Schema>,
  'kind' | 'sensitive' | 'bundled'
> & { readonly sensitive?: readonly string[]; readonly bundled?: boolean };

/** Declares a command: exactly one queue takes it. */
export function defineCommand<Type extends string, Schema extends z.ZodType>(
  definition: Definition<Type, Schema> & { readonly to: readonly [QueueName] },
): MessageContract<Type, Schema> {
  return { kind: 'command', sensitive: [], bundled: false, ...definition };
}

/** Declares an event: every queue named in `to` gets a copy. */
export function defineEvent<Type extends string, Schema extends z.ZodType>(
  definition: Definition<Type, Schema>,
): MessageContract<Type, Schema> {
  return { kind: 'event', sensitive: [], bundled: false, ...definition };
}
