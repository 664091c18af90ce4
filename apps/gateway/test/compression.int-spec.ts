import { anAttestationState, anMcaState } from '@assent/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { GatewayUnderTest } from './gateway-under-test.js';

const SCRIPT = 'export const agreement = "Kundenvereinbarung für Łódź";\n'.repeat(100);
const PAGE = `<!doctype html><title>Assent</title>${'<link>'.repeat(300)}`;
/** What Chromium sends. */
const BROWSER = 'gzip, deflate, br, zstd';

interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As they came; a client of a higher level would decompress them. */
  readonly bytes: Buffer;
}

const decompressed = ({ headers, bytes }: RawAnswer): string => {
  switch (headers['content-encoding']) {
    case undefined:
      return bytes.toString();
    case 'br':
      return brotliDecompressSync(bytes).toString();
    case 'gzip':
      return gunzipSync(bytes).toString();
    default:
      throw new Error(`Nobody reads ${headers['content-encoding']}.`);
  }
};

function ask(url: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('compressed answers', () => {
  let gateway: GatewayUnderTest;
  let portal: string;
  let landing: string;
  let customerId: string;
  beforeAll(async () => {
    portal = mkdtempSync(join(tmpdir(), 'assent-portal-'));
    mkdirSync(join(portal, 'assets'));
    for (const [path, content] of [
      ['index.html', PAGE],
      ['assets/index-abc123.js', SCRIPT],
    ] as const) {
      writeFileSync(join(portal, path), content);
      writeFileSync(join(portal, `${path}.br`), brotliCompressSync(content));
      writeFileSync(join(portal, `${path}.gz`), gzipSync(content));
    }
    writeFileSync(join(portal, 'assets', 'plain-abc123.js'), SCRIPT);
    gateway = await GatewayUnderTest.start({ PORTAL_DIST: portal });
    const attestation = anAttestationState();
    for (let n = 0; n < 5; n += 1) await gateway.aCustomer();
    ({ customerId } = await gateway.aCustomer((customer) =>
      anMcaState({ customerId: customer.customerId, attestation }),
    ));
    landing = `${gateway.publicUrl}/a/${gateway.tokens.issue(attestation.signatoryLinkId)}`;
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(portal, { recursive: true });
  });
  const at = (path: string) => `${gateway.service.url}${path}`;

  describe('of the portal’s files', () => {
    it.each([
      [BROWSER, 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', undefined],
      [undefined, undefined],
    ])('are sent as the caller reads them: %s', async (accepted, encoding) => {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      const script = await ask(at('/assets/index-abc123.js'), headers);
      expect(script.headers).toMatchObject({
        'content-type': expect.stringContaining('javascript') as string,
        'content-length': String(script.bytes.length),
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(script.headers.vary?.toLowerCase()).toContain('accept-encoding');
      expect(script.headers['content-encoding']).toBe(encoding);
      expect(decompressed(script)).toBe(SCRIPT);
      expect(script.bytes.length < SCRIPT.length / 10).toBe(encoding !== undefined);

      const page = await ask(at('/customers/mca'), { accept: 'text/html', ...headers });
      expect(page.headers['content-encoding']).toBe(encoding);
      expect(page.headers['content-type']).toContain('text/html');
      expect(decompressed(page)).toBe(PAGE);
    });

    it('are sent as they are where the build has made nothing smaller of them', async () => {
      const script = await ask(at('/assets/plain-abc123.js'), { 'accept-encoding': BROWSER });
      expect([script.status, script.headers['content-encoding']]).toEqual([200, undefined]);
      expect(script.bytes.toString()).toBe(SCRIPT);
    });

    it('are not sent again to who has them: the page has a tag of its own in each encoding', async () => {
      const headers = { accept: 'text/html', 'accept-encoding': BROWSER };
      const page = await ask(at('/'), headers);
      const plain = await ask(at('/'), { accept: 'text/html' });
      expect(page.headers['cache-control']).toBe('no-cache');
      const etag = page.headers.etag!;
      expect(etag).not.toBe(plain.headers.etag);
      const again = await ask(at('/'), { ...headers, 'if-none-match': etag });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      expect(again.headers.vary?.toLowerCase()).toContain('accept-encoding');
      expect((await ask(at('/'), { accept: 'text/html', 'if-none-match': etag })).status).toBe(200);
    });

    it('answer HEAD with the headers of GET, and a range with that part of the form asked for', async () => {
      const address = at('/assets/index-abc123.js');
      const headers = { 'accept-encoding': 'br' };
      const whole = await ask(address, headers);
      const head = await ask(address, headers, 'HEAD');
      expect([head.status, head.bytes.length]).toEqual([200, 0]);
      for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'] as const) {
        expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
      }
      const part = await ask(address, { ...headers, range: 'bytes=10-19' });
      expect([part.status, part.headers['content-encoding']]).toEqual([206, 'br']);
      expect(part.bytes).toEqual(whole.bytes.subarray(10, 20));
    });
  });

  describe('of the customer’s page', () => {
    it.each(['', '/assets'])('are the same as the plain ones%s', async (what) => {
      const plain = await ask(landing);
      const css = /href="(\/a\/assets\/[^"]+)"/.exec(plain.bytes.toString())![1]!;
      const address = what === '' ? landing : `${gateway.publicUrl}${css}`;
      const expected = (await ask(address)).bytes;
      for (const encoding of ['br', 'gzip']) {
        const answer = await ask(address, { 'accept-encoding': encoding });
        expect(answer.headers['content-encoding']).toBe(encoding);
        expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
        expect(answer.headers.vary).toContain('accept-encoding');
        expect(decompressed(answer)).toBe(expected.toString());
        expect(answer.bytes.length).toBeLessThan(expected.length / 2);
        const head = await ask(address, { 'accept-encoding': encoding }, 'HEAD');
        expect([head.headers['content-length'], head.bytes.length]).toEqual([
          answer.headers['content-length'],
          0,
        ]);
      }
    });

    it('keep it out of every cache', async () => {
      const { headers } = await ask(landing, { 'accept-encoding': BROWSER });
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  describe('of the API', () => {
    const list = '/api/v1/mca/customers';

    it('are for our own pages only', async () => {
      const own = await ask(at(list), { 'accept-encoding': BROWSER, 'sec-fetch-site': 'same-origin' });
      expect(own.headers['content-encoding']).toBe('br');
      const plain = await ask(at(list));
      expect(JSON.parse(decompressed(own))).toEqual(JSON.parse(plain.bytes.toString()));
      for (const site of ['cross-site', 'same-site', 'none', undefined]) {
        const other = await ask(at(list), {
          'accept-encoding': BROWSER,
          ...(site === undefined ? {} : { 'sec-fetch-site': site }),
        });
        expect([site, other.headers['content-encoding']]).toEqual([site, undefined]);
        expect(other.headers.vary).toContain('sec-fetch-site');
      }
    });

    it('are none where a link is in the answer', async () => {
      const headers = { 'accept-encoding': BROWSER, 'sec-fetch-site': 'same-origin' };
      const answer = await ask(at(`/api/v1/customers/${customerId}/mca`), headers);
      expect(answer.bytes.toString()).toContain('"landing"');
      expect(answer.bytes.length).toBeGreaterThan(1_000);
      expect(answer.headers['content-encoding']).toBeUndefined();
    });

    it('leave a short answer alone', async () => {
      const answer = await ask(at(`${list}?search=nobodyiscalledthis`), {
        'accept-encoding': BROWSER,
        'sec-fetch-site': 'same-origin',
      });
      expect([answer.status, answer.headers['content-encoding']]).toEqual([200, undefined]);
    });
  });
});
