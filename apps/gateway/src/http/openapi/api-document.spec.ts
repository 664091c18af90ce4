import { generateKeySpec } from '@assent/keyring';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../app.module.js';
import { readEnvironment } from '../../environment.js';
import { buildApiDocument } from './build-api-document.js';

const COMMITTED = join(__dirname, '..', '..', '..', '..', '..', 'docs', 'openapi.json');

describe('docs/openapi.json', () => {
  it('is what the code says; after a wanted change run with UPDATE_OPENAPI=1, then prettier', async () => {
    const keys = generateKeySpec();
    const environment = readEnvironment({
      DATABASE_URL: 'postgres://nobody@localhost/nothing',
      REDIS_URL: 'redis://localhost',
      ENVELOPE_KEYS: keys,
      AT_REST_KEYS: keys,
      LINK_TOKEN_KEYS: keys,
    });
    // Reads the decorators only: nothing is connected and nothing listens.
    const app = await NestFactory.create(AppModule.forRoot(environment), new FastifyAdapter(), {
      preview: true,
      logger: false,
      abortOnError: false,
    });
    const document: unknown = JSON.parse(JSON.stringify(buildApiDocument(app)));
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(COMMITTED, JSON.stringify(document, null, 2));
    expect(document).toEqual(JSON.parse(readFileSync(COMMITTED, 'utf8')));
  });
});
