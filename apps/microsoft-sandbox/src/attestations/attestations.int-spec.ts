import { attestationOrder, SandboxClient } from '../../test/sandbox-client.js';

describe('attestations', () => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = await SandboxClient.start();
  });
  afterAll(() => client.stop());

  const statusOf = async (id: string) =>
    (await client.call('GET', `/attestations/enhanced/${id}`)).json['status'];

  it('are created pending', async () => {
    const answer = await client.call('POST', '/attestations/enhanced', attestationOrder());
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ status: 'Pending', companyName: 'Falkenried Logistik GmbH' });
    expect(answer.json['attestationId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('turn accepted when the customer accepts, and stay so when the link runs out', async () => {
    const id = await client.createAttestation();
    await client.control('POST', `/attestations/${id}/accept`);
    await client.control('POST', `/attestations/${id}/expire`);
    expect(await statusOf(id)).toBe('Accepted');
  });

  it('expire when told to, and by the clock after the time they were given', async () => {
    const told = await client.createAttestation();
    await client.control('POST', `/attestations/${told}/expire`);
    expect(await statusOf(told)).toBe('Expired');

    const short = await client.createAttestation({ expirationTime: 5 });
    const long = await client.createAttestation();
    await client.control('POST', '/clock', { advanceSeconds: 200 });
    expect(await statusOf(short)).toBe('Pending');
    await client.control('POST', '/clock', { advanceSeconds: 101 });
    expect([await statusOf(short), await statusOf(long)]).toEqual(['Expired', 'Pending']);
  });

  it.each([
    ['no country', { country: undefined }],
    ['a country in small letters', { country: 'de' }],
    ['a lifetime of four minutes', { expirationTime: 4 }],
    ['a lifetime above seven days', { expirationTime: 10_081 }],
    ['a signatory called Admin', { signatoryFirstName: 'Admin' }],
    ['a company called Ltd', { companyName: 'Ltd' }],
  ])('are refused with %s, in the newer fault shape', async (_, changes) => {
    const answer = await client.call('POST', '/attestations/enhanced', attestationOrder(changes));
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ errorName: 'InvalidAttestationRequest', isRetryable: false });
  });

  it('of one partner are unknown to another', async () => {
    await client.control('POST', '/customers', { count: 1, partnerTenantId: 'other' });
    const id = await client.createAttestation();
    expect((await client.as('other').call('GET', `/attestations/enhanced/${id}`)).status).toBe(404);
  });

  it('can be found by what is known of them', async () => {
    const id = await client.createAttestation({ signatoryEmail: 'find.me@falkenried.example' });
    const found = await client.control(
      'GET',
      '/attestations?email=find.me@falkenried.example&status=pending',
    );
    expect(found.json['attestations']).toMatchObject([{ id, status: 'Pending' }]);
    expect((await client.control('POST', '/attestations/none/accept')).status).toBe(404);
  });
});
