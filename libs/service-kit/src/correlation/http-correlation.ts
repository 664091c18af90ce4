import type { FastifyInstance, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import type { Correlation, CorrelationContext } from './correlation.js';

export const CORRELATION_HEADER = 'x-correlation-id';

/** What may come in from outside: it stands in logs and headers, so it is plain and short. */
const ACCEPTABLE_ID = /^[A-Za-z0-9._:-]{1,128}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * Gives every request its correlation: the caller's `X-Correlation-Id` when it is a usable one, else a
 * new one, and answers with it.
 *
 * The context is entered twice. Fastify reads a body in callbacks of the socket, and what runs after
 * them belongs to the socket's asynchronous context and no longer to the hook's.
 */
export function correlateRequests(fastify: FastifyInstance, correlation: Correlation): void {
  const contexts = new WeakMap<FastifyRequest, CorrelationContext>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = contextOf(request);
    contexts.set(request, context);
    void reply.header(CORRELATION_HEADER, context.correlationId);
    correlation.run(context, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    correlation.run(contexts.get(request) ?? contextOf(request), done);
  });
}

function contextOf(request: FastifyRequest): CorrelationContext {
  const given = request.headers[CORRELATION_HEADER];
  const traceparent = request.headers['traceparent'];
  return {
    correlationId: typeof given === 'string' && ACCEPTABLE_ID.test(given) ? given : v7(),
    ...(typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? { traceparent } : {}),
  };
}
