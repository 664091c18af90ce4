import { SandboxClient } from '../../test/sandbox-client.js';

describe('tokens', () => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = await SandboxClient.start();
  });
  afterAll(() => client.stop());

  const callWith = (token: string, path = '/v1/customers?size=1') =>
    client.send('GET', path, { headers: { authorization: `Bearer ${token}` } });

  it('issues an app-only token in the v2 form, with a number of seconds', async () => {
    const answer = await client.tokenRequest('v2', {
      grant_type: 'client_credentials',
      scope: 'https://api.partnercenter.microsoft.com/.default',
    });
    expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect((await callWith(String(answer.json['access_token']))).status).toBe(200);
  });

  it('issues one in the v1 form, with numbers as text', async () => {
    const answer = await client.tokenRequest('v1', {
      grant_type: 'client_credentials',
      resource: 'https://api.partnercenter.microsoft.com',
    });
    expect(answer.json).toMatchObject({
      expires_in: '3600',
      resource: 'https://api.partnercenter.microsoft.com',
    });
    expect((await callWith(String(answer.json['access_token']))).status).toBe(200);
  });

  it.each(['https://graph.windows.net', 'https://graph.microsoft.com'])(
    'refuses a token for %s with 401 and 900420',
    async (resource) => {
      const issued = await client.tokenRequest('v1', { grant_type: 'client_credentials', resource });
      const answer = await callWith(String(issued.json['access_token']));
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ code: '900420', source: 'PartnerFD', data: [] });
    },
  );

  it('refuses an expired token', async () => {
    const token = await client.appOnlyToken();
    await client.control('POST', '/clock', { advanceSeconds: 3601 });
    expect((await callWith(token)).status).toBe(401);
    expect((await callWith(await client.appOnlyToken())).status).toBe(200);
  });

  it('refuses no token and a changed one', async () => {
    const token = await client.appOnlyToken();
    expect((await client.send('GET', '/v1/customers')).status).toBe(401);
    expect((await callWith(`${token.slice(0, -4)}AAAA`)).status).toBe(401);
  });

  it('refuses an unknown grant, a wrong refresh token and a missing scope in the manner of Entra', async () => {
    const refuse = async (form: Record<string, string>) => (await client.tokenRequest('v2', form)).json;
    expect(await refuse({ grant_type: 'password' })).toMatchObject({ error: 'unsupported_grant_type' });
    expect(await refuse({ grant_type: 'refresh_token', refresh_token: 'stolen' })).toMatchObject({
      error: 'invalid_grant',
    });
    expect(await refuse({ grant_type: 'client_credentials' })).toMatchObject({ error_codes: [90014] });
  });

  it('checks the credentials that it was told', async () => {
    const strict = await SandboxClient.start({ SANDBOX_CLIENT_ID: 'app', SANDBOX_CLIENT_SECRET: 'right' });
    try {
      const form = {
        grant_type: 'client_credentials',
        scope: 'https://api.partnercenter.microsoft.com/.default',
      };
      expect((await strict.tokenRequest('v2', form)).json).toMatchObject({ error: 'invalid_client' });
      expect((await strict.tokenRequest('v2', { ...form, client_secret: 'right' })).status).toBe(200);
      expect((await strict.tokenRequest('v2', { ...form, client_id: 'other' })).status).toBe(400);
    } finally {
      await strict.stop();
    }
  });

  describe('which kind of token a call takes', () => {
    it('refuses app+user for attestations', async () => {
      const answer = await callWith(await client.appUserToken(), '/v1/attestations/enhanced/any');
      expect(answer.status).toBe(403);
    });

    const documentedAppUser = [
      '/v1/customers/ID/agreements',
      '/v1/customers/ID/directSignedMicrosoftCustomerAgreementStatus',
      '/v1/agreements',
      '/v1/agreementtemplates/117a77b0-9360-443b-8795-c6dedc750cf9/document',
    ];

    it.each(documentedAppUser)('lets app-only pass %s by default', async (path) => {
      const [id] = await client.someCustomers();
      const answer = await callWith(await client.appOnlyToken(), path.replace('ID', id!));
      expect(answer.status).toBe(200);
    });

    describe('when it follows the documents strictly', () => {
      let strict: SandboxClient;
      beforeAll(async () => {
        strict = await SandboxClient.start({ SANDBOX_STRICT_APP_USER: 'true' });
      });
      afterAll(() => strict.stop());

      it.each(documentedAppUser)(
        'refuses app-only %s with 403 and 900329, and takes app+user',
        async (path) => {
          const [id] = await strict.someCustomers();
          const get = async (token: string) =>
            strict.send('GET', path.replace('ID', id!), { headers: { authorization: `Bearer ${token}` } });
          const refused = await get(await strict.appOnlyToken());
          expect([refused.status, refused.json['code']]).toEqual([403, '900329']);
          expect((await get(await strict.appUserToken())).status).toBe(200);
        },
      );

      it('refuses app-only to end a relationship', async () => {
        const [id] = await strict.someCustomers();
        const answer = await strict.call('PATCH', `/customers/${id!}`, { relationshipToPartner: 'none' });
        expect(answer.json['code']).toBe('900329');
      });
    });
  });
});
