import type { MessageEnvelope, MessageHooks } from '@assent/messaging';
import type { Correlation, CorrelationContext } from './correlation.js';

/** Handles every message inside of its own correlation, so that all log lines about it carry its ids. */
export function correlateMessages(hooks: MessageHooks, correlation: Correlation): void {
  hooks.around(({ envelope, name, jobId }, next) =>
    correlation.run(
      // A tick belongs to nobody's request; its own id still ties its lines together.
      envelope === null ? { correlationId: jobId, messageType: name } : contextOf(envelope),
      next,
    ),
  );
}

function contextOf(envelope: MessageEnvelope): CorrelationContext {
  return {
    correlationId: envelope.correlationId,
    actor: envelope.actor,
    scope: envelope.scope,
    messageId: envelope.messageId,
    messageType: envelope.type,
    ...(envelope.operationId === null ? {} : { operationId: envelope.operationId }),
    ...(envelope.traceparent === null ? {} : { traceparent: envelope.traceparent }),
  };
}
