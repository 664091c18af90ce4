import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { STANDARD_CALLS_PER_MINUTE } from './partner-center-policy.js';
import { readProviderInstances } from './provider-instances.js';

describe('readProviderInstances', () => {
  const one = (environment: NodeJS.ProcessEnv) => readProviderInstances(environment)[0]!;

  it('means the sandbox when nothing is set, or set to nothing', () => {
    const { profile, connection } = one({ PARTNER_CENTER_API_URL: '', PROVIDER_INSTANCE_NAME: '' });

    expect(profile).toMatchObject({ id: '01900000-0000-7000-8000-000000000001', defaultLanguage: 'en-US' });
    expect(connection).toMatchObject({
      apiUrl: 'http://127.0.0.1:8090',
      acceptanceUrl: 'http://127.0.0.1:8090/mca/',
      tokenUrl: `http://127.0.0.1:8090/${connection.tenantId}/oauth2/v2.0/token`,
      refreshToken: null,
    });
  });

  it('knows Microsoft’s three hosts by the one of its API', () => {
    const { connection } = one({
      PARTNER_CENTER_API_URL: 'https://api.partnercenter.microsoft.com/',
      PARTNER_CENTER_TENANT_ID: 'contoso.onmicrosoft.com',
    });

    expect(connection).toMatchObject({
      apiUrl: 'https://api.partnercenter.microsoft.com',
      tokenUrl: 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token',
      acceptanceUrl: 'https://cdn.partner.microsoft.com/mca/',
    });
  });

  it('takes a bare host or a whole address', () => {
    const bare = one({
      PARTNER_CENTER_TOKEN_URL: 'http://login.example',
      PARTNER_CENTER_ACCEPTANCE_URL: 'http://page.example',
      PARTNER_CENTER_TENANT_ID: 't',
    }).connection;
    const whole = one({
      PARTNER_CENTER_TOKEN_URL: 'http://login.example/t/oauth2/token',
      PARTNER_CENTER_ACCEPTANCE_URL: 'http://page.example/sign',
    }).connection;

    expect(bare).toMatchObject({
      tokenUrl: 'http://login.example/t/oauth2/v2.0/token',
      acceptanceUrl: 'http://page.example/mca/',
    });
    expect(whole).toMatchObject({
      tokenUrl: 'http://login.example/t/oauth2/token',
      acceptanceUrl: 'http://page.example/sign',
    });
  });

  it('takes a call budget for some families, and keeps the standard for the others', () => {
    const { connection } = one({ PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=600, agreements=90' });

    expect(connection.callsPerMinute).toEqual({
      ...STANDARD_CALLS_PER_MINUTE,
      attestations: 600,
      agreements: 90,
    });
    for (const wrong of ['attestations', 'attestations=0', 'orders=5', 'attestations=many', '=']) {
      expect(() => one({ PARTNER_CENTER_CALLS_PER_MINUTE: wrong })).toThrow(/callsPerMinute/);
    }
  });

  it('names every fault and never a value, and prints no secret', () => {
    const wrong = {
      PARTNER_CENTER_API_URL: 'not-an-address',
      PROVIDER_INSTANCE_COUNTRY: 'Germany',
      PARTNER_CENTER_CLIENT_SECRET: 's3cret',
    };
    expect(() => readProviderInstances(wrong)).toThrow(/apiUrl[^]*|defaultCountry/);
    expect(() => readProviderInstances(wrong)).not.toThrow(/s3cret|not-an-address|Germany/);

    const { connection } = one({ PARTNER_CENTER_CLIENT_SECRET: 's3cret' });
    const printed = `${JSON.stringify(connection)} ${inspect(connection)} ${String(connection.clientSecret)}`;
    expect(printed).not.toContain('s3cret');
    expect(connection.clientSecret.reveal()).toBe('s3cret');
  });

  describe('from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assent-instances-'));
    const file = join(folder, 'instances.json');
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });
    const read = (content: string) => {
      writeFileSync(file, content);
      return readProviderInstances({ PROVIDER_INSTANCES_FILE: file });
    };
    const instance = (digit: number) => ({
      id: `01900000-0000-7000-8000-00000000000${digit}`,
      name: `Partner ${digit}`,
      partnerCenter: { tenantId: `tenant-${digit}`, clientSecret: 's3cret' },
    });

    it('reads several', () => {
      const instances = read(JSON.stringify([instance(1), instance(2)]));

      expect(instances.map(({ connection }) => connection.tenantId)).toEqual(['tenant-1', 'tenant-2']);
    });

    it('refuses two of the same id, an empty list and what is no JSON, without quoting it', () => {
      expect(() => read(JSON.stringify([instance(1), instance(1)]))).toThrow('the same id');
      expect(() => read('[]')).toThrow('at least one');
      expect(() => read('{"clientSecret": s3cret')).toThrow('is not JSON');
      expect(() => read('{"clientSecret": s3cret')).not.toThrow(/s3cret/);
    });
  });
});
