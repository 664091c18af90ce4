import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildApiDocument } from './build-api-document.js';

/** Answers `/api/openapi.json`; the document is made once, when it is first asked for. */
export function serveApiDocument(app: NestFastifyApplication): void {
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', { config: { compressedFor: 'everybody' } }, (_request, reply) => {
      document ??= JSON.stringify(buildApiDocument(app));
      void reply.type('application/json; charset=utf-8').send(document);
    });
}
