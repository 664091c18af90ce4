import { cutOff, hangUp, json } from '../test/a-microsoft.js';
import {
  ATTESTATION,
  CONTACT,
  ORDER,
  TENANT,
  call,
  connectedClient,
  failureOf,
} from '../test/connected-client.js';
import { isDuplicateSignatory } from './partner-center-error.js';

describe('a client of Partner Center says what a fault means', () => {
  const here = connectedClient();

  const attest = () => failureOf(here.client.createAttestation(ORDER, call()));

  it.each([
    ['classic', { code: 1002, description: 'Not allowed', data: [], source: 'PartnerFD' }, '1002'],
    ['newer', { code: '60003', message: 'Not allowed', errorName: 'X', isRetryable: false }, '60003'],
  ])('in the %s shape', async (_shape, body, microsoftCode) => {
    here.microsoft.says(json(403, body, { 'MS-CorrelationId': 'c-1' }));

    expect(await attest()).toMatchObject({
      kind: 'refused',
      httpStatus: 403,
      microsoftCode,
      message: 'Not allowed',
      answered: true,
      microsoftCorrelationId: 'c-1',
    });
  });

  it('600061 as the duplicate signatory, whatever its status', async () => {
    const body = {
      code: 600061,
      message: 'A partner confirmed agreement already exists.',
      isRetryable: false,
    };
    for (const status of [400, 409]) {
      here.microsoft.says(json(status, body));
      const error = await failureOf(
        here.client.createAgreement(TENANT, { attestationId: ATTESTATION, contact: CONTACT }, call()),
      );

      expect(isDuplicateSignatory(error)).toBe(true);
      expect(error.kind).toBe('refused');
    }
  });

  it('403/900329 as a capability that this connection does not have', async () => {
    here.microsoft.says(json(403, { code: '900329', description: 'App-only is not supported.' }));

    expect(await failureOf(here.client.listAgreements(TENANT, call()))).toMatchObject({
      kind: 'capability_unavailable',
      answered: true,
    });
  });

  it.each([
    [500, { code: 50000, description: 'Oops' }, 'unavailable'],
    [409, { code: 1, message: 'Busy', isRetryable: true }, 'unavailable'],
    [500, { code: 1, message: 'Never', isRetryable: false }, 'refused'],
    [302, '', 'unavailable'],
    [404, '', 'refused'],
  ])('of status %i with %j', async (status, body, kind) => {
    here.microsoft.says(json(status, body));

    expect(await attest()).toMatchObject({ kind, httpStatus: status, answered: true });
  });

  it.each([
    ['HTML', json(200, '<html><body>Bad gateway</body></html>')],
    ['nothing', json(200, '')],
    ['half of it', json(201, '{"attestationId":"49a6')],
    ['something else', json(201, '[1,2,3]')],
  ])('a success that is %s: no result, and the same id again', async (_what, answer) => {
    here.microsoft.says(answer);

    expect(await attest()).toMatchObject({ kind: 'unavailable', answered: false, unreadable: true });
    const agreement = here.client.createAgreement(
      TENANT,
      { attestationId: ATTESTATION, contact: CONTACT },
      call(),
    );
    expect(await failureOf(agreement)).toMatchObject({
      kind: 'unavailable',
      answered: false,
      unreadable: true,
    });
  });

  it.each([
    ['breaks', hangUp],
    ['breaks in the middle of the answer', cutOff],
  ])('a connection that %s: nobody knows, the same id again', async (_how, answer) => {
    here.microsoft.says(answer);

    expect(await attest()).toMatchObject({ kind: 'no_answer', answered: false, unreadable: false });
  });

  it('a call that was given up', async () => {
    here.microsoft.says(() => undefined);
    const error = await failureOf(
      here.client.createAttestation(ORDER, call({ signal: AbortSignal.timeout(50) })),
    );

    expect(error).toMatchObject({ kind: 'no_answer', answered: false });
  });

  it('without addresses, links and secrets in its sentence', async () => {
    here.microsoft.says(
      json(400, {
        code: 1,
        description: `The e-mail ada@nordwind.example of https://cdn.example/mca/?attestationid=${ATTESTATION} is ${'x'.repeat(80)}`,
      }),
    );
    const { message } = await attest();

    expect(message).toBe('The e-mail [address] of [link] is [hidden]');
  });
});
