import { anAttestationState, anMcaState } from '@assent/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayUnderTest } from './gateway-under-test.js';

describe('the doors of the gateway', () => {
  let gateway: GatewayUnderTest;
  let portal: string;
  beforeAll(async () => {
    portal = mkdtempSync(join(tmpdir(), 'assent-portal-'));
    mkdirSync(join(portal, 'assets'));
    writeFileSync(join(portal, 'index.html'), '<!doctype html><title>Assent</title>');
    writeFileSync(join(portal, 'assets', 'index-abc123.js'), 'export {}');
    gateway = await GatewayUnderTest.start({ PORTAL_DIST: portal });
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(portal, { recursive: true });
  });

  const browse = (path: string) => gateway.call('GET', path, { headers: { accept: 'text/html' } });

  it('serves the portal: its page for each of its addresses, its hashed files for a year', async () => {
    for (const path of ['/', '/customers', '/customers/0192/mca?x=1']) {
      const page = await browse(path);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(page.text).toContain('<title>Assent</title>');
    }
    const script = await gateway.call('GET', '/assets/index-abc123.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect((await gateway.call('GET', '/assets/gone-1.js')).status).toBe(404);
    expect((await browse('/api/v1/nothing')).status).toBe(404);
    expect((await browse('/%2e%2e/package.json')).text).not.toContain('"name"');
  });

  it.each([
    ['PUT', '/api/v1/mca/summary', 'GET, HEAD'],
    ['PATCH', '/api/v1/customers', 'GET, HEAD, POST'],
    ['GET', '/api/v1/customers/0192f0a0-0000-7000-8000-0000000000b1/mca/agreement', 'POST'],
    ['GET', '/api/v1/customers/0192f0a0-0000-7000-8000-0000000000b1/mca/status-refresh?x=1', 'POST'],
    ['OPTIONS', '/api/v1/operations/0192f0a0-0000-7000-8000-0000000000b1', 'GET, HEAD'],
    ['DELETE', '/health/live', 'GET, HEAD'],
  ])('answers %s %s with 405 and the methods that the address takes', async (method, path, allow) => {
    const answer = await gateway.call(method, path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json).toMatchObject({ status: 405, code: 'method_not_allowed' });
  });

  it.each([
    ['POST', '/api/v1/nothing'],
    ['DELETE', '/somewhere/in/the/portal'],
    ['GET', '/api/docs/package.json'],
  ])('answers %s %s with 404: no method would do', async (method, path) => {
    const answer = await gateway.call(method, path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
    expect(answer.json).toMatchObject({ code: 'not_found' });
  });

  it('lets pages load nothing from anybody else', async () => {
    const csp = (await browse('/')).headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'self'");
    expect(csp).toContain("script-src 'self'");
    expect(csp).not.toMatch(/https?:|script-src[^;]*unsafe/);
    const { headers } = await gateway.call('GET', '/api/v1/mca/summary');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('documents the API without asking anybody else', async () => {
    const page = await browse('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\//);
    for (const part of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js']) {
      expect((await gateway.call('GET', `/api/docs/${part}`)).status).toBe(200);
    }
    expect((await gateway.call('GET', '/api/docs/package.json')).status).toBe(404);
    const { json } = await gateway.call('GET', '/api/openapi.json');
    expect(json['openapi']).toBe('3.1.0');
  });

  it('takes a correlation id and gives it back, or makes one', async () => {
    const given = await gateway.call('GET', '/api/v1/nothing', {
      headers: { 'x-correlation-id': 'order-4711' },
    });
    expect(given.headers.get('x-correlation-id')).toBe('order-4711');
    expect(given.json['correlationId']).toBe('order-4711');
    const made = await gateway.call('GET', '/api/v1/mca/summary', { headers: { 'x-correlation-id': 'a b' } });
    expect(made.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says how it is, and what it has done', async () => {
    expect((await gateway.call('GET', '/health/live')).status).toBe(200);
    await gateway.eventually('/health/ready', ({ json }) => json['status'] === 'ready', 'it to be ready');
    expect((await gateway.call('GET', '/metrics')).text).toContain('# HELP');
  });

  describe('the public listener', () => {
    it('serves the customer’s page', async () => {
      const attestation = anAttestationState();
      await gateway.aCustomer(({ customerId }) => anMcaState({ customerId, attestation }));
      const path = `/a/${gateway.tokens.issue(attestation.signatoryLinkId)}`;
      const page = await gateway.fetch(`${gateway.publicUrl}${path}?lang=de`);
      expect(page.status).toBe(200);
      const css = /href="(\/a\/assets\/[^"]+)"/.exec(page.text)?.[1] ?? '';
      expect((await gateway.fetch(`${gateway.publicUrl}${css}`)).status).toBe(200);
      expect((await gateway.fetch(`${gateway.publicUrl}${path}/status`)).status).toBe(200);
    });

    it.each([
      'GET /',
      'GET /a',
      'GET /a/',
      'GET /api/v1/mca/summary',
      'GET /api/docs',
      'GET /health/ready',
      'GET /metrics',
      'GET /a/../api/v1/mca/summary',
      'GET /a/..%2fapi%2fv1%2fmca%2fsummary',
      'GET /a/x/../../api/v1/mca/summary',
      'GET //api/v1/mca/summary',
      'GET /a/x/other',
      'GET http://127.0.0.1/api/v1/mca/summary',
      'POST /api/v1/customers/import',
    ])('knows nothing else: %s', async (line) => {
      expect(await statusOf(gateway.publicUrl, line)).toBe(404);
    });
  });
});

/** Sends the request line as it stands; clients of a higher level tidy addresses up first. */
function statusOf(url: string, requestLine: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${requestLine} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('end', () => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]));
    });
    socket.on('error', reject);
  });
}
