import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { attestationOrder, SandboxClient } from '../../test/sandbox-client.js';

describe('faults on demand', () => {
  let client: SandboxClient;
  beforeEach(async () => {
    client = await SandboxClient.start();
    await client.call('GET', '/customers?size=1');
  });
  afterEach(() => client.stop());

  const arm = (...rules: Record<string, unknown>[]) => client.control('PUT', '/faults', rules);
  const attest = (headers = {}) => client.call('POST', '/attestations/enhanced', attestationOrder(), headers);
  const attestationCount = async () => (await client.control('GET', '/attestations')).json['count'];

  it('throttle in their own shape, with Retry-After, as often as they were told', async () => {
    await arm({ path: '/v1/customers/*', status: 429, retryAfterSeconds: 7, count: 1 });
    const [id] = await client.someCustomers();
    const refused = await client.call('GET', `/customers/${id!}`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('7');
    expect(refused.json).toEqual({
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 7 seconds.',
    });
    expect((await client.call('GET', `/customers/${id!}`)).status).toBe(200);
    expect((await client.control('GET', '/faults')).json['rules']).toMatchObject([{ struck: 1 }]);
  });

  it('limit calls as Microsoft does, and let as many through again when the time is over', async () => {
    await arm({ path: '/v1/attestations/**', status: 429, beyond: { calls: 3, perMs: 600_000 } });
    const answers = [await attest(), await attest(), await attest(), await attest()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
    expect((await client.call('GET', '/customers?size=1')).status).toBe(200);

    await client.control('POST', '/clock', { advanceSeconds: 601 });
    expect((await attest()).status).toBe(201);
    expect(await attestationCount()).toBe(4);
  });

  it.each([
    ['classic', { code: '500', source: 'PartnerFD' }],
    ['extended', { errorName: 'SandboxFault', isRetryable: true }],
  ])('come in the %s shape', async (body, expected) => {
    await arm({ path: '/v1/**', status: 500, body, isRetryable: true });
    const answer = await attest();
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject(expected);
  });

  it('come as a page of a proxy or as nothing at all', async () => {
    await arm(
      { path: '/v1/**', status: 503, body: 'html', count: 1 },
      { path: '/v1/**', status: 502, body: 'empty' },
    );
    const first = await attest();
    expect(first.headers.get('content-type')).toContain('text/html');
    expect([(await attest()).status, (await attest()).text]).toEqual([502, '']);
  });

  it('say yes with the page of a proxy although the work was done', async () => {
    await arm({ path: '/v1/**', status: 200, body: 'html', when: 'after_work', count: 1 });
    const answer = await attest();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await attestationCount()).toBe(1);
  });

  it('are what a repeated request id gets again, and a new id does not', async () => {
    await arm({ path: '/v1/attestations/**', status: 500, count: 1 });
    const headers = { 'ms-requestid': randomUUID() };
    expect((await attest(headers)).status).toBe(500);
    expect((await attest(headers)).status).toBe(500);
    expect((await attest()).status).toBe(201);
    expect(await attestationCount()).toBe(1);
  });

  it('cut the connection before the work: the same id then does it', async () => {
    await arm({ path: '/v1/attestations/**', drop: true, count: 1 });
    const headers = { 'ms-requestid': randomUUID() };
    await expect(attest(headers)).rejects.toThrow();
    expect(await attestationCount()).toBe(0);
    expect((await attest(headers)).status).toBe(201);
  });

  it('cut the connection after the work: the same id then gets the answer', async () => {
    await arm({ path: '/v1/attestations/**', drop: true, when: 'after_work', count: 1 });
    const headers = { 'ms-requestid': randomUUID() };
    await expect(attest(headers)).rejects.toThrow();
    expect(await attestationCount()).toBe(1);
    const answer = await attest(headers);
    expect(answer.status).toBe(201);
    expect(await attestationCount()).toBe(1);

    const calls = (await client.control('GET', '/calls?method=POST&path=/v1/attestations/enhanced')).json;
    expect(calls['calls']).toMatchObject([
      { status: null, requestId: headers['ms-requestid'], replayed: false, faultRule: 0 },
      { status: 201, requestId: headers['ms-requestid'], replayed: true, faultRule: null },
    ]);
  });

  it('can fail although the work is done', async () => {
    await arm({ path: '/v1/attestations/**', status: 504, when: 'after_work', count: 1 });
    expect((await attest()).status).toBe(504);
    expect(await attestationCount()).toBe(1);
  });

  it('delay', async () => {
    await arm({ path: '/v1/**', delayMs: 150 });
    const before = performance.now();
    expect((await attest()).status).toBe(201);
    expect(performance.now() - before).toBeGreaterThanOrEqual(145);
  });

  it('hold the answer back when the work is done', async () => {
    await arm({ path: '/v1/**', method: 'POST', delayMs: 5_000, when: 'after_work' });
    let isAnswered = false;
    const answer = attest().finally(() => {
      isAnswered = true;
    });
    while ((await attestationCount()) === 0) await sleep(20);
    expect(isAnswered).toBe(false);
    expect((await answer).status).toBe(201);
  });

  it('strike with a probability, the same way for the same seed', async () => {
    const strikes = async () => {
      await client.control('PUT', '/faults', {
        seed: 4,
        rules: [{ path: '/v1/customers', status: 500, probability: 0.5 }],
      });
      const statuses: number[] = [];
      for (let call = 0; call < 20; call += 1)
        statuses.push((await client.call('GET', '/customers?size=1')).status);
      return statuses;
    };
    const first = await strikes();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await strikes()).toEqual(first);
  });

  it('strike the token endpoint and the pages, too', async () => {
    await arm({ path: '/*/oauth2/**', status: 503 }, { path: '/mca', status: 503, body: 'html' });
    expect((await client.tokenRequest('v2', {})).status).toBe(503);
    expect((await client.send('GET', '/mca/?attestationid=x')).status).toBe(503);
  });

  it('refuse a sign-in as Entra does, with its number', async () => {
    await arm({ path: '/*/oauth2/**', status: 401, body: 'entra', code: 7000222, message: 'Expired.' });
    const answer = await client.tokenRequest('v2', {});
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({
      error_description: 'AADSTS7000222: Expired.',
      error_codes: [7000222],
    });
  });

  it('are refused when they make no sense', async () => {
    expect((await arm({ path: 'v1', status: 500 })).status).toBe(400);
    expect((await arm({ path: '/v1' })).status).toBe(400);
    expect((await arm({ path: '/v1', status: 200 })).status).toBe(400);
  });
});
