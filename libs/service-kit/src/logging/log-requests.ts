import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Asked every few seconds by machines; a line for each would hide the others. */
const QUIET = /^\/(health|metrics)(\/|$)/;

/**
 * One line per answered request. It names the route's pattern, not its address: addresses hold tokens
 * and what people searched for.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      correlationId: reply.getHeader('x-correlation-id'),
    };
    if (reply.statusCode >= 500) logger.warn(line, 'request failed');
    else if (QUIET.test(route)) logger.trace(line, 'request answered');
    else logger.info(line, 'request answered');
    done();
  });
}
