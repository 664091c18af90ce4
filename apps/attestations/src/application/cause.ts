import { SYSTEM_ACTOR, type Actor, type Priority } from '@assent/contracts';
import type { Message } from '@assent/messaging';

/** Who or what made something happen, as the messages about it say. */
export interface Cause {
  readonly actor: Actor;
  /** Null: the thread of the attestation that it is about. */
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  /** The operation of the command that is being carried out; refusals answer it. */
  readonly operationId: string | null;
  /** How urgent it is, and with it all that it tells and asks for. */
  readonly priority: Priority;
}

/** A person, or another system, asked for it. */
export function commandedBy({ envelope }: Pick<Message, 'envelope'>): Cause {
  const { actor, correlationId, messageId, traceparent, operationId, priority } = envelope;
  return { actor, correlationId, causationId: messageId, traceparent, operationId, priority };
}

/** Time has passed. */
export const BY_TIME: Cause = {
  actor: SYSTEM_ACTOR,
  correlationId: null,
  causationId: null,
  traceparent: null,
  operationId: null,
  priority: 'sweep',
};

const MICROSOFT: Actor = { kind: 'microsoft', id: 'partner-center', display: 'Microsoft' };

/** Microsoft answered when it was asked. */
export function toldByMicrosoft(message: Pick<Message, 'envelope'>): Cause {
  return { ...commandedBy(message), actor: MICROSOFT, operationId: null };
}
