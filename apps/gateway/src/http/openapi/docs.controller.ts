import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dirname } from 'node:path';

/** The page's parts come with @nestjs/swagger, which itself can serve them only from a hoisted @fastify/static. */
const UI_FOLDER = dirname(
  require.resolve('swagger-ui-dist/package.json', { paths: [require.resolve('@nestjs/swagger')] }),
);
const UI_FILES: ReadonlySet<string> = new Set(['swagger-ui.css', 'swagger-ui-bundle.js']);

/** A page to read the API's description; everything on it comes from here, it asks nobody else for anything. */
@ApiExcludeController()
@Controller('api/docs')
export class DocsController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @Get(':fileName')
  file(@Param('fileName') fileName: string, @Res() reply: FastifyReply): void {
    if (fileName === 'start.js') {
      void reply.type('text/javascript; charset=utf-8').send(START);
      return;
    }
    if (!UI_FILES.has(fileName)) throw new NotFoundException();
    void reply.header('cache-control', 'public, max-age=3600').sendFile(fileName, UI_FOLDER);
  }
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assent API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** A file and not inline, as the content security policy asks; the validator would be on the internet. */
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });
`;
