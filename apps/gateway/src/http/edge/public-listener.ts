import type { FastifyInstance } from 'fastify';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';

/** The customer's pages and their parts; nothing else can be reached through the public listener. */
const PUBLIC_PATH =
  /^\/a\/(?:assets\/[A-Za-z0-9_-]+\.[a-z0-9.]+|branding\/[a-z0-9-]+\.(?:css|png|jpg)|[A-Za-z0-9._-]{1,100}(?:\/(?:continue|decline|forward|new-link|status))?)(?:\?[^#]*)?$/;

/**
 * A listener of its own for the customer's pages, so that they can be published while portal and API stay
 * private. It hands what it knows to the same application and answers 404 to everything else itself, before
 * any routing: whatever a route is called, it does not become public by accident.
 */
export function createPublicListener(fastify: FastifyInstance): Server {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (PUBLIC_PATH.test(request.url ?? '')) {
      fastify.routing(request, response);
      return;
    }
    response.writeHead(404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    response.end('There is nothing at this address.\n');
  });
  // Slow senders are cut off: whoever has an invitation reads one page and presses one button.
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  server.keepAliveTimeout = 5_000;
  return server;
}
