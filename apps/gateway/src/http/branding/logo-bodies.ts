import { LOGO_MEDIA_TYPES } from '@assent/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** What a body with a logo calls itself; what it is, its bytes say. */
export const LOGO_CONTENT_TYPES: readonly string[] = LOGO_MEDIA_TYPES;

const LOGO_ADDRESS = /^\/api\/v1\/provider-instances\/[^/]+\/settings\/logo(?:\?|$)/;

/** Lets images in as the bytes that they are. The limit of bodies is the limit of logos. */
export function readLogoBodies(app: NestFastifyApplication): void {
  for (const type of LOGO_CONTENT_TYPES) {
    app.useBodyParser(type, {}, (_request, body, done) => {
      done(null, body);
    });
  }
}

/**
 * Whether a request may carry this type of body although it is not JSON: a logo, at its own address. Like
 * JSON, an image is nothing that a form of another site can send.
 */
export function isLogoUpload({ url, method }: FastifyRequest, contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return method === 'PUT' && LOGO_ADDRESS.test(url) && LOGO_CONTENT_TYPES.includes(type);
}
