import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import { GATEWAY_POLICY } from '../../gateway-policy.js';

/** How an answer may be compressed (RFC 9110, 8.4); the better one first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type ContentEncoding = (typeof ENCODINGS)[number];

/** What the caller reads that is smaller than the bytes as they are; null: nothing. */
export function encodingFor(request: FastifyRequest): ContentEncoding | null {
  const accepted = request.headers['accept-encoding'];
  return typeof accepted === 'string' ? negotiate(accepted.toLowerCase(), [...ENCODINGS]) : null;
}

/** Says that another caller may get other bytes, or another answer, because of this header of the request. */
export function addVary(reply: FastifyReply, ...headers: readonly string[]): void {
  const before = reply.getHeader('vary');
  const all = [...(typeof before === 'string' ? before.split(', ') : []), ...headers];
  void reply.header('vary', [...new Set(all)].join(', '));
}

/** Compresses an answer while its caller waits, outside of the event loop. */
export function compress(content: Buffer, encoding: ContentEncoding): Promise<Buffer> {
  return encoding === 'gzip'
    ? promisify(gzip)(content)
    : promisify(brotliCompress)(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: GATEWAY_POLICY.compression.brotliQuality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      });
}

/** Content that never changes, in every form in which it may be asked for, each as small as it gets. */
export type EncodedContent = Readonly<Record<ContentEncoding | 'identity', Buffer>>;

/** For a few small files at the start of the process. */
export function encodeOnce(content: Buffer): EncodedContent {
  return {
    identity: content,
    gzip: gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
    br: brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    }),
  };
}

/** Sends the form that the caller reads. */
export function sendEncoded(request: FastifyRequest, reply: FastifyReply, content: EncodedContent): void {
  const encoding = encodingFor(request);
  addVary(reply, 'accept-encoding');
  if (encoding !== null) void reply.header('content-encoding', encoding);
  void reply.send(content[encoding ?? 'identity']);
}
