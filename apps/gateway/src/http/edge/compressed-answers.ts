import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { addVary, compress, encodingFor } from './content-encodings.js';

/**
 * Who gets an answer compressed. The length of a compressed answer tells whether one part of it repeats another,
 * so that whoever can put text of theirs beside a secret, ask as often as they like in somebody else's name, and
 * see how long the answers are, guesses the secret bit by bit (BREACH).
 *
 * - `everybody`: there is no secret in it, or who can ask for it at all knows the secret already.
 * - `own_pages`: it may be asked for in the name of whoever sits at the browser, so only what the browser itself
 *   says comes from our own page gets it. Another site's request gets the same answer in its full length.
 */
export type CompressedFor = 'everybody' | 'own_pages';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly compressedFor?: CompressedFor;
  }
}

/**
 * Compresses what a route answers. Nothing is compressed without it, and it does not belong on an answer that
 * holds a link or a credential.
 */
export const Compressed = (compressedFor: CompressedFor): MethodDecorator => RouteConfig({ compressedFor });

/** Compresses the answers of routes that say so. Streams go as they are. */
export function compressAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { compressedFor } = request.routeOptions.config;
    if (compressedFor === undefined || typeof payload !== 'string') {
      done(null, payload);
      return;
    }
    addVary(reply, 'accept-encoding', ...(compressedFor === 'own_pages' ? ['sec-fetch-site'] : []));
    const encoding = mayHave(request, compressedFor) ? encodingFor(request) : null;
    if (encoding === null || payload.length < GATEWAY_POLICY.compression.fromCharacters) {
      done(null, payload);
      return;
    }
    compress(Buffer.from(payload), encoding).then(
      (compressed) => {
        void reply.header('content-encoding', encoding).removeHeader('content-length');
        done(null, compressed);
      },
      // There was no memory for it: the answer is right as it is.
      () => {
        done(null, payload);
      },
    );
  });
}

const mayHave = ({ headers }: FastifyRequest, compressedFor: CompressedFor): boolean =>
  compressedFor === 'everybody' || headers['sec-fetch-site'] === 'same-origin';
