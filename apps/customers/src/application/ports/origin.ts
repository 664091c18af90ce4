import type { Actor, Envelope } from '@assent/contracts';

/**
 * On whose behalf work is done that outlives the message that asked for it. Stored with the work, so that
 * an event that comes hours later still names who asked and closes the right operation.
 */
export interface Origin {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  readonly operationId: string | null;
}

/** The origin of work that a message asks for. */
export function originOf(envelope: Omit<Envelope, 'data'>): Origin {
  return {
    actor: envelope.actor,
    correlationId: envelope.correlationId,
    causationId: envelope.messageId,
    traceparent: envelope.traceparent,
    operationId: envelope.operationId,
  };
}
