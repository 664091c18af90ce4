import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxClient } from '../../test/sandbox-client.js';

describe('the sandbox as a whole', () => {
  let folder: string;
  let client: SandboxClient;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    client = await SandboxClient.start({ SANDBOX_STATE_FILE: join(folder, 'state.json') });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  it('keeps its world over a restart: customers, attestations, tokens, stored answers', async () => {
    const requestId = '5f4c1a0e-9d57-4f7b-9a0b-3d1d6a0f8f11';
    const order = { country: 'DE', language: 'de' };
    const refused = await client.call('POST', '/attestations/enhanced', order, { 'ms-requestid': requestId });
    const id = await client.acceptedAttestation();
    const token = await client.appOnlyToken();
    await client.stop();

    client = await SandboxClient.start({ SANDBOX_STATE_FILE: join(folder, 'state.json') });
    const found = await client.send('GET', `/v1/attestations/enhanced/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(found.json['status']).toBe('Accepted');
    const again = await client.call('POST', '/attestations/enhanced', order, { 'ms-requestid': requestId });
    expect(again.text).toBe(refused.text);
    expect(await client.someCustomers()).toHaveLength(64);
  });

  it('starts over when told to, without making tokens void', async () => {
    await client.acceptedAttestation();
    await client.control('POST', '/customers', { count: 10 });
    await client.control('PUT', '/faults', [{ path: '/**', status: 500 }]);
    expect((await client.control('POST', '/reset')).json).toEqual({ customers: 64 });
    expect((await client.control('GET', '/attestations')).json['count']).toBe(0);
    expect((await client.call('GET', '/customers?size=1')).status).toBe(200);
  });

  it('echoes both ids and logs calls without query or secrets', async () => {
    const answer = await client.call('GET', '/customers?size=1', undefined, {
      'ms-correlationid': '0f9dcf0c-43d4-4b43-8f53-6b3c5d1ef4ab',
    });
    expect(answer.headers.get('ms-correlationid')).toBe('0f9dcf0c-43d4-4b43-8f53-6b3c5d1ef4ab');
    expect(answer.headers.get('ms-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    await client.send('GET', '/mca/?attestationid=secret-link');
    const calls = await client.control('GET', '/calls');
    expect(calls.json['calls']).toMatchObject([
      { method: 'POST', path: '/partner/oauth2/v2.0/token', status: 200 },
      { method: 'GET', path: '/v1/customers', status: 200 },
      { method: 'GET', path: '/mca/', status: 404 },
    ]);
    expect(calls.text).not.toMatch(/secret-link|sandbox\./);
  });

  it('refuses a request id that is no GUID, and does not know other paths', async () => {
    expect((await client.call('GET', '/customers', undefined, { 'ms-requestid': 'x' })).status).toBe(400);
    expect((await client.call('GET', '/nothing')).status).toBe(404);
  });

  it('lets web pages and other host names not at its controls', async () => {
    const statusWith = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        request(`${client.sandbox.url}/_control/calls`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ origin: 'http://evil.example' })).toBe(403);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
  });
});
