import type { Actor, Envelope, MessageContract, MessageData, Priority, Scope } from '@assent/contracts';
import type { z } from 'zod';

/** What a message carries beside its data. */
export type MessageEnvelope = Omit<Envelope, 'data'>;

/** A message as a handler gets it: opened and checked against its contract. */
export interface Message<C extends MessageContract = MessageContract> {
  readonly envelope: MessageEnvelope;
  readonly data: MessageData<C>;
}

/** A message as its sender writes it. */
export interface OutgoingMessage<C extends MessageContract = MessageContract> {
  readonly contract: C;
  readonly data: z.input<C['data']>;
  /** What it is about; `version` is null where the message carries no state of it. */
  readonly aggregate: { readonly id: string; readonly version: number | null };
  readonly scope: Scope;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string | null;
  readonly traceparent?: string | null;
  readonly operationId?: string | null;
  /** UUIDv7; a new one unless given. */
  readonly messageId?: string;
  /** Now, unless given. */
  readonly occurredAt?: Date;
  /** Whether it only repeats known state, so that nobody acts on the outside world for it. */
  readonly replay?: boolean;
  /** `interactive` unless given. */
  readonly priority?: Priority;
}

/**
 * Several outgoing messages of different contracts: the compiler checks the data of each against its own
 * contract. For a parameter: `send<Cs extends readonly MessageContract[]>(messages: OutgoingMessages<Cs>)`.
 */
export type OutgoingMessages<Cs extends readonly MessageContract[]> = {
  readonly [K in keyof Cs]: OutgoingMessage<Cs[K]>;
};

/**
 * What a message hands on to those it causes: whose data, who, which request, which operation and how urgent.
 * Spread it into an `OutgoingMessage`.
 */
export function causedBy(message: {
  readonly envelope: MessageEnvelope;
}): Pick<
  OutgoingMessage,
  'scope' | 'actor' | 'correlationId' | 'causationId' | 'traceparent' | 'operationId' | 'priority'
> {
  const { scope, actor, correlationId, messageId, traceparent, operationId, priority } = message.envelope;
  return { scope, actor, correlationId, causationId: messageId, traceparent, operationId, priority };
}
