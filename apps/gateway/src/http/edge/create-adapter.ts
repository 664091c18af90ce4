import { NO_SCHEMAS_OF_FASTIFY } from '@assent/service-kit';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { buildProblem } from '../problems/to-problem.js';

/** @param trustedProxies whose word on the caller's address is believed; nobody's when left out */
export function createAdapter(trustedProxies?: string): FastifyAdapter {
  return new FastifyAdapter({
    ...NO_SCHEMAS_OF_FASTIFY,
    bodyLimit: GATEWAY_POLICY.bodyLimitBytes,
    requestTimeout: GATEWAY_POLICY.requestTimeoutMs,
    ...(trustedProxies === undefined
      ? {}
      : { trustProxy: trustedProxies.split(',').map((one) => one.trim()) }),
    // What Fastify refuses before any route is found, such as an address with a broken escape.
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const correlationId = v7();
      const detail = 'The address of the request is not well formed.';
      void reply
        .status(400)
        .header('x-correlation-id', correlationId)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .send(JSON.stringify(buildProblem('malformed_request', detail, correlationId)));
    },
  });
}
