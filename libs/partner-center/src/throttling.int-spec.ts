import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from '../test/a-microsoft.js';
import { ATTESTATION, ORDER, TENANT, call, connectedClient, failureOf } from '../test/connected-client.js';

/** A turn comes after some five seconds once the first call of a bulk operation has gone. */
const SLOW = { PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=10' };

/** By which Redis's clock and ours may differ when both round to milliseconds. */
const CLOCKS_MS = 10;

/** So many seconds after Microsoft was asked, which may itself have taken its time. */
function expectAfter(at: Date | null, seconds: number, askedMs: number): void {
  const dueMs = at!.getTime() - seconds * 1_000;
  expect(dueMs).toBeGreaterThanOrEqual(askedMs - 1_000);
  expect(dueMs).toBeLessThanOrEqual(Date.now() + CLOCKS_MS);
}

describe('the call budget', () => {
  const here = connectedClient();

  it('stops every service after a 429, for as long as Microsoft says', async () => {
    const body = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };
    here.microsoft.says(json(429, body, { 'Retry-After': '57' }));
    const asked = Date.now();
    const throttled = await failureOf(here.client.getAttestation(ATTESTATION, call()));
    expect(throttled).toMatchObject({ kind: 'throttled', answered: true });
    expectAfter(throttled.retryAt, 57, asked);

    here.reconnect();
    const exhausted = await failureOf(here.client.createAttestation(ORDER, call()));
    expect(exhausted).toMatchObject({ kind: 'budget_exhausted', answered: false });
    expectAfter(exhausted.retryAt, 57, asked);
    // The same pause, told a moment later.
    const passedMs = Date.now() - asked;
    expect(exhausted.retryAt!.getTime()).toBeLessThanOrEqual(
      throttled.retryAt!.getTime() + passedMs + CLOCKS_MS,
    );
    expect(here.microsoft.calls).toHaveLength(1);
  });

  it('believes the sentence of a 429 where the header is missing', async () => {
    here.microsoft.says(
      json(429, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 30 seconds.' }),
    );
    const asked = Date.now();
    const { retryAt } = await failureOf(here.client.getAttestation(ATTESTATION, call()));

    expectAfter(retryAt, 30, asked);
  });

  it('pauses one family of calls and not the others', async () => {
    here.microsoft.says(json(429, {}, { 'Retry-After': '57' }), json(200, { items: [] }));
    await failureOf(here.client.getAttestation(ATTESTATION, call()));

    expect(await here.client.listAgreements(TENANT, call())).toEqual([]);
  });

  it('pauses the Partner Center tenant that was throttled, and lets every other one go on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assent-instances-'));
    const file = join(folder, 'instances.json');
    const instance = (digit: string) => {
      const id = `0192f0a0-0000-7000-8000-00000000000${digit}`;
      return { id, name: `Partner ${digit}`, partnerCenter: { apiUrl: here.microsoft.url, tenantId: id } };
    };
    const [first, second] = [instance('1'), instance('2')];
    writeFileSync(file, JSON.stringify([first, second]));
    here.reconnect({ PROVIDER_INSTANCES_FILE: file });
    rmSync(folder, { recursive: true });
    here.microsoft.says(json(429, {}, { 'Retry-After': '57' }), json(200, { status: 'Pending' }));
    const ask = ({ id }: { id: string }) => here.centers.of(id).getAttestation(ATTESTATION, call());

    expect(await failureOf(ask(first))).toMatchObject({ kind: 'throttled' });
    expect(await failureOf(ask(first))).toMatchObject({ kind: 'budget_exhausted' });
    expect(await ask(second)).toMatchObject({ status: 'pending' });
    expect(await failureOf(ask(first))).toMatchObject({ kind: 'budget_exhausted' });
    // The one that was throttled was not asked again, the other one was.
    expect(here.microsoft.calls).toHaveLength(2);
  });

  it('holds up only who is ready to wait', async () => {
    here.reconnect(SLOW);
    const answer = json(200, { status: 'Pending' });
    here.microsoft.says(answer, answer);
    const ask = (turnWaitMs?: number) =>
      here.client.getAttestation(
        ATTESTATION,
        call({ share: 'bulk', ...(turnWaitMs !== undefined && { turnWaitMs }) }),
      );
    await ask();

    expect(await failureOf(ask())).toMatchObject({ kind: 'budget_exhausted', answered: false });
    expect(await ask(25_000)).toMatchObject({ status: 'pending' });
    expect(here.microsoft.calls).toHaveLength(2);
  });

  it('lets nobody wait whose process ends, and sends nothing then', async () => {
    const ending = new AbortController();
    here.reconnect(SLOW, undefined, ending.signal);
    here.microsoft.says(json(200, { status: 'Pending' }));
    const patient = call({ share: 'bulk', turnWaitMs: 600_000 });
    await here.client.getAttestation(ATTESTATION, call({ share: 'bulk' }));
    const waiting = failureOf(here.client.getAttestation(ATTESTATION, patient));
    ending.abort();

    expect(await waiting).toMatchObject({ kind: 'budget_exhausted', answered: false });
    expect(here.microsoft.calls).toHaveLength(1);
  });

  it('lets calls go out while Redis is away', async () => {
    here.reconnect({}, 'redis://127.0.0.1:1');
    here.microsoft.says(json(200, { status: 'Pending' }));

    expect(await here.client.getAttestation(ATTESTATION, call())).toMatchObject({ status: 'pending' });
  });
});
