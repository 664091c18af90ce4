import type { FastifyServerOptions } from 'fastify';

/**
 * Tells Fastify that no route has a schema of Fastify's kind: requests are checked by the contracts' schemas. Without it
 * each process holds some MiB of two compilers for such schemas, which nobody asks for anything.
 */
export const NO_SCHEMAS_OF_FASTIFY = {
  schemaController: { compilersFactory: { buildValidator: refuse, buildSerializer: refuse } },
} satisfies FastifyServerOptions;

function refuse(): never {
  throw new Error('A route has a Fastify schema. Check its requests by a schema of @assent/contracts.');
}
