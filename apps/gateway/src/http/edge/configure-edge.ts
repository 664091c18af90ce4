import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { HttpDoors } from '@assent/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { WaitForOperation } from '../../application/operations/wait-for-operation.js';
import { ProblemError } from '../../application/problem.error.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { isLogoUpload, readLogoBodies } from '../branding/logo-bodies.js';
import { LiveStreams } from '../live/live-streams.js';
import { PortalFolder } from '../portal/portal-folder.js';
import { compressAnswers } from './compressed-answers.js';
import { API_CSP } from './content-security.js';
import { KnownAddresses } from './known-addresses.js';

/** Whose requests may carry a file. */
const BULK_OPERATIONS = '/api/v1/mca/bulk-operations';

/**
 * What stands around every request of the gateway: security headers, bodies, and what may come in at all.
 * Called before the application is initialised.
 */
export async function configureEdge(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    app.get(KnownAddresses).add(route);
  });
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: API_CSP },
    crossOriginEmbedderPolicy: false,
    // Whoever terminates TLS knows whether its other names have it too.
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await fastify.register(fastifyStatic, {
    root: app.get(PortalFolder).path,
    serve: false,
    cacheControl: false,
    // The build lays them beside the files.
    preCompressed: true,
  });
  compressAnswers(fastify);
  allowFiles(fastify);
  readBodies(app, fastify);
  readLogoBodies(app);
  refuseForeignForms(fastify);
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    // Answers hold customers' data: nobody in between keeps them, unless a file says otherwise itself.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  app.get(HttpDoors).onClosing(() => {
    app.get(WaitForOperation).releaseAll();
    app.get(LiveStreams).endAll();
  });
}

/** One address takes files; every other body is small. Before the routes are made. */
function allowFiles(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === BULK_OPERATIONS && route.method === 'POST') {
      route.bodyLimit = GATEWAY_POLICY.fileBodyLimitBytes;
    }
  });
}

/** JSON for the API, forms for the customer's pages; a body that is left out is no error. */
function readBodies(app: NestFastifyApplication, fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', {}, (request, body, done) => {
    const text = body.toString('utf8');
    if (text.trim() === '') done(null, undefined);
    else void parseJson(request as never, text, done as never);
  });
  app.useBodyParser('application/x-www-form-urlencoded', {}, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
  });
}

/**
 * Other sites can make a browser post forms to us, also to a loopback address. The API takes JSON only,
 * which a form cannot send, and refuses what a browser marks as coming from elsewhere.
 */
function refuseForeignForms(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (!request.url.startsWith('/api/') || request.method === 'GET' || request.method === 'HEAD') {
      done();
      return;
    }
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') {
      done(new ProblemError('cross_site_request', 'Requests that change something come from our own pages.'));
      return;
    }
    const type = request.headers['content-type'];
    if (type !== undefined && !/^application\/json\b/i.test(type) && !isLogoUpload(request, type)) {
      done(new ProblemError('unsupported_media_type', 'Send the body as application/json.'));
      return;
    }
    done();
  });
}
