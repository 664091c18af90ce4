import { AMicrosoft, hangUp, json } from '../test/a-microsoft.js';
import { ATTESTATION, TENANT, call, connectedClient, failureOf } from '../test/connected-client.js';

describe('tokens', () => {
  const here = connectedClient();

  it('are asked for once, however many calls begin at the same time', async () => {
    here.microsoft.says(json(200, { status: 'Pending' }));
    await Promise.all(Array.from({ length: 5 }, () => here.client.getAttestation(ATTESTATION, call())));

    expect(here.microsoft.tokenCalls).toHaveLength(1);
    expect(here.microsoft.tokenCalls[0]?.body).toContain('grant_type=client_credentials');
    expect(here.microsoft.tokenCalls[0]?.body).toContain(
      `scope=${encodeURIComponent('https://api.partnercenter.microsoft.com/.default')}`,
    );
  });

  it('are replaced before they expire', async () => {
    here.microsoft.issuesTokens(AMicrosoft.token('200'));
    here.microsoft.says(json(200, { status: 'Pending' }));
    await here.client.getAttestation(ATTESTATION, call());
    await here.client.getAttestation(ATTESTATION, call());

    expect(here.microsoft.calls.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer app-token-1',
      'Bearer app-token-2',
    ]);
  });

  it('that are refused before their time are replaced once, under the same request id', async () => {
    here.microsoft.says(
      json(401, { code: 1002, description: 'Authorization Failed' }),
      json(200, { status: 'Pending' }),
      json(401, { code: 1002, description: 'Authorization Failed' }),
    );
    const options = call();
    await here.client.getAttestation(ATTESTATION, options);
    expect(here.microsoft.calls.map(({ headers }) => headers['ms-requestid'])).toEqual([
      options.requestId,
      options.requestId,
    ]);

    expect(await failureOf(here.client.getAttestation(ATTESTATION, call()))).toMatchObject({
      kind: 'unauthorised',
      microsoftCode: '1002',
    });
    expect(here.microsoft.calls).toHaveLength(4);
  });

  it('of a user are used where Microsoft asks for one, and only there', async () => {
    here.reconnect({ PARTNER_CENTER_REFRESH_TOKEN: 'the-refresh-token' });
    here.microsoft.says(json(200, { items: [] }), json(200, { status: 'Pending' }));
    await here.client.listAgreements(TENANT, call());
    await here.client.getAttestation(ATTESTATION, call());

    expect(here.microsoft.calls.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer user-token-1',
      'Bearer app-token-2',
    ]);
  });

  it('that are not given out end in an error that names Entra’s code and no secret', async () => {
    here.microsoft.issuesTokens(
      json(401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
        error_codes: [7000215],
      }),
    );
    const error = await failureOf(here.client.getAttestation(ATTESTATION, call()));

    expect(error).toMatchObject({ kind: 'unauthorised', microsoftCode: '7000215', answered: false });
    expect(error.message).not.toContain('a-very-secret-secret');
    expect(here.microsoft.calls).toHaveLength(0);
  });

  it('whose server does not answer are no fault of the call', async () => {
    here.microsoft.issuesTokens(hangUp);

    expect(await failureOf(here.client.getAttestation(ATTESTATION, call()))).toMatchObject({
      kind: 'unavailable',
      answered: false,
    });
  });

  it('that nobody can read say nothing about the call either, which was not made', async () => {
    here.microsoft.issuesTokens(json(200, '<html></html>'));

    expect(await failureOf(here.client.getAttestation(ATTESTATION, call()))).toMatchObject({
      kind: 'unavailable',
      answered: false,
      unreadable: false,
    });
    expect(here.microsoft.calls).toHaveLength(0);
  });
});
