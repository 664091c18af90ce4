import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { DOCUMENTED_MODELS } from './documented.js';

/** The OpenAPI 3.1 document, made from the controllers and the contracts' schemas. */
export function buildApiDocument(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Assent')
    .setDescription(
      'Gets the Microsoft Customer Agreement accepted, proved and finalised for every customer of a CSP partner. ' +
        'Errors are problem details (RFC 9457); lists page by opaque cursors; times are UTC.',
    )
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, base, { extraModels: [...DOCUMENTED_MODELS] as never });
  return withPlainNames(cleanupOpenApiDoc(document, { version: '3.1' }));
}

/** Readers see `Attestation`, and not which class of ours carries its schema. */
function withPlainNames(document: OpenAPIObject): OpenAPIObject {
  return JSON.parse(
    JSON.stringify(document).replace(/("|schemas\/)([A-Z]\w*?)Dto(?:_Output)?"/g, '$1$2"'),
  ) as OpenAPIObject;
}
