import {
  type AttestationStateData,
  type McaState,
  declineAttestation,
  recordLinkOpened,
  suggestSignatory,
} from '@assent/contracts';
import { anAttestationState, anMcaState } from '@assent/testing';
import { LANDING_LANGUAGES } from '../src/http/landing/catalogue/choose-language.js';
import { GatewayUnderTest, mcaEvent } from './gateway-under-test.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('the customer’s page', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
  });
  afterAll(() => gateway.stop());

  /** A customer whose attestation is as given, and the signatory's address. */
  async function invited(
    overrides: Partial<AttestationStateData> = {},
    mca: Partial<McaState> = {},
  ): Promise<{ customerId: string; path: string; token: string; attestation: AttestationStateData }> {
    const attestation = anAttestationState({ expiresAt: inDays(5), language: 'en-US', ...overrides });
    const { customerId } = await gateway.aCustomer(
      ({ customerId: id }) => anMcaState({ customerId: id, attestation, ...mca }),
      { companyName: 'Nordwind <b>&</b> Söhne' },
    );
    const token = gateway.tokens.issue(attestation.signatoryLinkId);
    return { customerId, token, path: `/a/${token}`, attestation };
  }
  const get = (path: string, headers: Record<string, string> = {}) => gateway.call('GET', path, { headers });
  /** The page with all that was published; a form is answered after a few seconds, also when that is not there yet. */
  const pageAfterwards = async (path: string) => {
    await gateway.hasHandledAll();
    return get(path);
  };

  it('says who asks, for whom, what it means, and works without JavaScript', async () => {
    const { path, attestation } = await invited();
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Contoso Cloud Partner asks you to accept');
    expect(page.text).toContain('Nordwind &lt;b&gt;&amp;&lt;/b&gt; Söhne');
    expect(page.text).toContain(`${attestation.contact.firstName} ${attestation.contact.lastName}`);
    expect(page.text).toContain('https://aka.ms/customeragreement');
    expect(page.text).toContain(`<form method="post" action="${path}/continue?lang=en">`);
    expect(page.text).toContain('help@partner.example');
    expect(page.text).not.toContain(attestation.acceptanceUrl);
    expect(page.text).not.toContain(attestation.contact.email);
    expect(page.text).not.toMatch(/<script>|onclick|style=/);
  });

  it('is kept by nobody and tells nobody where the reader came from', async () => {
    const { path } = await invited();
    const { headers } = await get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const csp = headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    // Browsers hold the redirect to Microsoft's page against this as well.
    expect(csp).toContain("form-action 'self' https: https://acceptance.example");
    expect(csp).not.toContain('unsafe-inline');
  });

  it('changes nothing when it is looked at', async () => {
    const { path } = await invited();
    await get(path);
    await gateway.call('HEAD', path);
    await get(`${path}/status`);
    for (const step of ['continue', 'decline', 'forward', 'new-link']) {
      expect((await get(`${path}/${step}`)).status).toBe(405);
    }
    const { rows } = await operations();
    expect(rows).toBe(0);
  });

  it('records that a person went on, and leads to Microsoft’s page', async () => {
    const { path, customerId, attestation } = await invited();
    const answer = await gateway.form(`${path}/continue`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(attestation.acceptanceUrl);
    const commands = await gateway.commands(recordLinkOpened.type);
    expect(commands.at(-1)).toMatchObject({
      aggregate: { id: customerId },
      actor: { kind: 'signatory', id: attestation.signatoryLinkId },
    });
  });

  it('tells a reader who comes back from there that it takes a moment', async () => {
    const { path } = await invited({ openedAt: '2026-02-03T09:30:00.000Z' });
    expect((await get(path)).text).toContain('You have been to Microsoft’s page already.');
    expect((await get(`${path}/status`)).json).toEqual({ page: 'ask-opened' });
  });

  it('takes a refusal with its reason, which nobody reads on the way', async () => {
    const { path, customerId, attestation } = await invited();
    const answering = gateway.form(`${path}/decline`, { reason: ' We left.\u0000 ' });
    const operationId = await gateway.pendingOperation(customerId);
    await gateway.publish(
      mcaEvent(
        anMcaState({
          customerId,
          version: 2,
          status: 'required',
          reasonCode: 'declined',
          nextAction: 'start_attestation',
          attestation: { ...attestation, state: 'declined' },
        }),
        { settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }] },
      ),
    );
    const answer = await answering;
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect((await pageAfterwards(path)).text).toContain('You have declined');
    const [command] = await gateway.commands(declineAttestation.type);
    expect(JSON.stringify(command)).not.toContain('We left');
  });

  describe('to somebody who is not the right person', () => {
    const grace = { firstName: 'Grace', lastName: 'Lund', email: 'grace.lund@nordwind.example' };
    const suggestion = {
      contact: grace,
      note: null,
      suggestedAt: '2026-02-03T09:30:00.000Z',
      dismissedAt: null,
    };

    it('takes the name of the right one for the partner to decide about, sealed on the way', async () => {
      const { path, customerId, attestation } = await invited();
      expect((await get(path)).text).toContain(`action="${path}/forward?lang=en"`);
      const answering = gateway.form(`${path}/forward`, { ...grace, note: 'She signs for us.' });
      const operationId = await gateway.pendingOperation(customerId);
      await gateway.publish(
        mcaEvent(
          anMcaState({
            customerId,
            version: 2,
            reasonCode: 'other_signatory_suggested',
            nextAction: 'confirm_signatory',
            attestation: { ...attestation, suggestion },
          }),
          { settles: [{ operationId, resource: { kind: 'attestation', id: attestation.id } }] },
        ),
      );
      const answer = await answering;
      expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
      const [command] = await gateway.commands(suggestSignatory.type);
      expect(command).toMatchObject({ actor: { kind: 'signatory', id: attestation.signatoryLinkId } });
      expect(JSON.stringify(command)).not.toMatch(/Grace|nordwind|signs for us/);

      const page = await pageAfterwards(path);
      expect(page.text).toContain('Thank you for telling us');
      // Whoever holds the address learns nothing of whom somebody named.
      expect(page.text).not.toContain('Grace');
      // The one who was asked may find that it was right to ask.
      const onward = await gateway.form(`${path}/continue`);
      expect(onward.headers.get('location')).toBe(attestation.acceptanceUrl);
    });

    it('shows the form again with what is wrong, in the reader’s language, and sends nothing', async () => {
      const { path } = await invited();
      const before = await operations();
      const again = await gateway.form(`${path}/forward?lang=de`, {
        firstName: 'test',
        lastName: 'Lund <b>',
        email: 'grace',
      });
      expect(again.status).toBe(422);
      expect(again.text).toContain('Bitte geben Sie den wirklichen Namen der Person an.');
      expect(again.text).toContain('Bitte geben Sie eine vollständige E-Mail-Adresse an');
      expect(again.text).toContain('value="Lund &lt;b&gt;"');
      expect(again.text).toMatch(/name="firstName"[^>]* aria-invalid="true"[^>]* autofocus/);
      // Loading the answer to a form anew would send it again, so nothing watches it; languages lead to the page.
      expect(again.text).not.toContain('data-status');
      expect(again.text).toContain(`href="${path}?lang=fr"`);
      expect(await operations()).toEqual(before);
    });

    it('answers the same whether or not it knows the address', async () => {
      const { path, attestation } = await invited();
      const known = await gateway.form(`${path}/forward`, { ...grace, email: attestation.contact.email });
      const unknown = await gateway.form(`${path}/forward`, grace);
      expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    });

    it('takes ten tries an hour at most', async () => {
      const { path } = await invited();
      for (let i = 0; i < 10; i++) expect((await gateway.form(`${path}/forward`)).status).toBe(422);
      expect((await gateway.form(`${path}/forward`, grace)).status).toBe(429);
    });

    it('is offered where the link ran out, and leads back from an old tab', async () => {
      const expired = await invited({ state: 'expired', suggestion }, { status: 'expired' });
      expect((await get(expired.path)).text).toContain(`action="${expired.path}/new-link?lang=en"`);
      const over = await invited({ state: 'declined' }, { status: 'required' });
      for (const fields of [grace, {}]) {
        const answer = await gateway.form(`${over.path}/forward`, fields);
        expect([answer.status, answer.headers.get('location')]).toEqual([303, over.path]);
      }
    });
  });

  it.each<[string, Partial<AttestationStateData>, Partial<McaState>, RegExp]>([
    [
      'expired',
      { state: 'expired' },
      { status: 'expired', reasonCode: 'link_expired' },
      /This link has run out/,
    ],
    ['overdue', { expiresAt: inDays(-1) }, {}, /This link has run out/],
    ['requested', { state: 'requested', expiresAt: null }, { status: 'required' }, /One moment, please/],
    ['accepted', { state: 'accepted' }, { status: 'ready' }, /Thank you/],
    ['revoked', { state: 'revoked' }, { status: 'required' }, /This request was taken back/],
    ['failed', { state: 'failed' }, { status: 'required' }, /The link could not be made/],
  ])('says what has become of an attestation that is %s', async (_name, attestation, mca, text) => {
    const { path } = await invited(attestation, mca);
    const page = await get(path);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(text);
    // The button of an old tab leads back to the page as it is now.
    const late = await gateway.form(`${path}/continue`);
    expect([late.status, late.headers.get('location')]).toEqual([303, path]);
  });

  it('says that somebody else was asked, at the address of the one before', async () => {
    const earlier = anAttestationState({ state: 'superseded', language: 'en-GB' });
    await invited({}, { history: [earlier] });
    const page = await get(`/a/${gateway.tokens.issue(earlier.signatoryLinkId)}`);
    expect(page.text).toContain('Somebody else was asked');
  });

  it('sends a new link to the address on record, three times an hour at most', async () => {
    const { path, customerId, attestation } = await invited(
      { state: 'expired' },
      { status: 'expired', reasonCode: 'link_expired', nextAction: 'renew_link' },
    );
    expect((await get(path)).text).toContain(`action="${path}/new-link?lang=en"`);
    const answering = gateway.form(`${path}/new-link`);
    const operationId = await gateway.pendingOperation(customerId);
    const renewed = {
      ...attestation,
      id: '0192f0a0-0000-7000-8000-00000000aaaa',
      state: 'requested' as const,
    };
    await gateway.publish(
      mcaEvent(
        anMcaState({
          customerId,
          version: 2,
          status: 'required',
          reasonCode: 'attestation_requested',
          attestation: renewed,
          history: [attestation],
        }),
        { settles: [{ operationId, resource: { kind: 'attestation', id: renewed.id } }] },
      ),
    );
    expect((await answering).status).toBe(303);
    expect((await pageAfterwards(path)).text).toContain('One moment, please');
    await gateway.form(`${path}/new-link`);
    await gateway.form(`${path}/new-link`);
    const tooMany = await gateway.form(`${path}/new-link`);
    expect(tooMany.status).toBe(429);
    expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(tooMany.text).toContain('A little too fast');
    expect((await get(path)).status).toBe(200);
  });

  it('knows no address that it has not issued', async () => {
    const { token, attestation } = await invited();
    const forged = `${attestation.signatoryLinkId}.1.${'A'.repeat(43)}`;
    for (const path of [`/a/${forged}`, `/a/${token}x`, '/a/nothing', `/a/${forged}/status`]) {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('This address is not known');
    }
    // Nor do tries with a forged one use up those of the true one.
    for (let i = 0; i < 4; i++) await gateway.form(`/a/${forged}/new-link`);
    expect((await gateway.form(`/a/${token}/new-link`)).status).toBe(303);
  });

  it.each([
    ['de-DE', '', 'lang="de" dir="ltr"', 'Bitte stimmen Sie dem Microsoft-Kundenvertrag zu'],
    ['de-DE', '?lang=fr', 'lang="fr" dir="ltr"', 'Veuillez accepter le Contrat client Microsoft'],
    ['es-MX', '', 'lang="es" dir="ltr"', 'Acepte el Contrato de cliente de Microsoft'],
    ['ja-JP', '', 'lang="ja" dir="ltr"', 'Microsoft 顧客契約へのご同意のお願い'],
    ['ar-SA', '', 'lang="ar" dir="rtl"', 'يُرجى قبول اتفاقية عميل Microsoft'],
    ['ko-KR', '', 'lang="en" dir="ltr"', 'Please accept the Microsoft Customer Agreement'],
  ])('speaks the customer’s language: %s %s', async (language, query, attribute, title) => {
    const { path } = await invited({ language });
    const page = await get(path + query, { 'accept-language': 'xx' });
    expect(page.text).toContain(`<html ${attribute}>`);
    expect(page.text).toContain(title);
  });

  it('stays in the language in which a form was sent, and takes no other word into the address', async () => {
    const { path } = await invited({ state: 'revoked' }, { status: 'required' });
    for (const step of ['continue', 'decline', 'forward', 'new-link']) {
      expect((await gateway.form(`${path}/${step}?lang=ar`)).headers.get('location')).toBe(`${path}?lang=ar`);
      expect((await gateway.form(`${path}/${step}?lang=//evil`)).headers.get('location')).toBe(path);
    }
    const unknown = await get('/a/nothing?lang=it', { 'accept-language': 'de' });
    expect(unknown.text).toContain('<html lang="it" dir="ltr">');
    expect(unknown.text).toContain('href="?lang=pl"');
  });

  it('weighs at most 60 kB in all in every language, and its script at most 10 kB', async () => {
    const { path } = await invited({ openedAt: '2026-02-03T09:30:00.000Z' });
    for (const { language } of LANDING_LANGUAGES) {
      const page = await bytes(`${path}?lang=${language}`);
      const assets = [...page.toString().matchAll(/(?:src|href)="(\/a\/assets\/[^"]+)"/g)].map(
        ([, at]) => at!,
      );
      const scripts = await Promise.all(assets.filter((at) => at.endsWith('.js')).map(bytes));
      const styles = await Promise.all(assets.filter((at) => at.endsWith('.css')).map(bytes));
      const weight = (files: readonly Buffer[]) => files.reduce((sum, file) => sum + file.length, 0);
      expect([scripts.length, styles.length]).toEqual([1, 1]);
      expect(weight(scripts)).toBeLessThanOrEqual(10_000);
      expect(weight([page, ...scripts, ...styles])).toBeLessThanOrEqual(60_000);
    }
  });

  it('brings its style and its script itself', async () => {
    const { path } = await invited();
    const { text } = await get(path);
    const css = /href="(\/a\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? '';
    const js = /src="(\/a\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    for (const asset of [css, js]) {
      const answer = await get(asset);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect((await get('/a/assets/other.js')).status).toBe(404);
  });

  /** What is sent over the line, uncompressed. */
  async function bytes(path: string): Promise<Buffer> {
    const answer = await fetch(gateway.service.url + path, { headers: { 'accept-encoding': 'identity' } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }

  async function operations(): Promise<{ rows: number }> {
    const [counted] = await gateway.database.dataSource.query<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM operation`,
    );
    return counted!;
  }
});
