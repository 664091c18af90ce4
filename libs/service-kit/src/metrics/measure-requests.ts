import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Measures every request under its route's pattern; an address that no route knows counts as `unknown`. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
