import { envelopeSchema } from '@assent/contracts';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { z } from 'zod';
import { Correlation, type CorrelationContext } from './correlation.js';

/** A handled message as the transport passes it; a tick of a sweep has no envelope. */
const handledSchema = z.object({
  envelope: envelopeSchema
    .pick({ messageId: true, type: true, correlationId: true, actor: true, scope: true })
    .extend({ operationId: z.string().nullable(), traceparent: z.string().nullable() }),
});

/** Handles every message inside of its own correlation, so that the log lines of the handler carry its ids. */
@Injectable()
export class MessageCorrelationInterceptor implements NestInterceptor {
  constructor(private readonly correlation: Correlation) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const handled = handledSchema.safeParse(context.switchToRpc().getData());
    if (!handled.success) return next.handle();
    const correlation = contextOf(handled.data.envelope);
    // The handler starts when somebody subscribes, so it is the subscription that has to run inside.
    return new Observable((subscriber) =>
      this.correlation.run(correlation, () => next.handle().subscribe(subscriber)),
    );
  }
}

function contextOf(envelope: z.output<typeof handledSchema>['envelope']): CorrelationContext {
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
