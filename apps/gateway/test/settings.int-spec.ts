import {
  changeProviderInstanceLogo,
  changeProviderInstanceSettings,
  providerInstanceLogoChanged,
  providerInstanceSettingsChanged,
  type ProviderInstanceSettings,
  startAttestation,
} from '@assent/contracts';
import { openMessage } from '@assent/messaging';
import { Keyring, generateKeySpec } from '@assent/keyring';
import { aContact, anAttestationState, anId, anMcaState } from '@assent/testing';
import { createHash } from 'node:crypto';
import { GatewayUnderTest, INSTANCE_ID, SCOPE, thread } from './gateway-under-test.js';

const SETTINGS = `/api/v1/provider-instances/${INSTANCE_ID}/settings`;
const { settings: CHOSEN } = changeProviderInstanceSettings.example;

/** A red square of 32 by 32 pixels. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mNYoqZDU8QwasGoBaMWjFowasGoBaMWjFowasGoBaMWDBULAMnQ2C49ZfP+AAAAAElFTkSuQmCC',
  'base64',
);
const LOGO_HASH = createHash('sha256').update(LOGO).digest('hex');

describe('the settings of a provider instance', () => {
  let gateway: GatewayUnderTest;
  let version = 0;
  const envelopeKeys = generateKeySpec();
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start({ ENVELOPE_KEYS: envelopeKeys });
  });
  afterAll(() => gateway.stop());

  /** What the customers service tells. */
  const told = (state: { version: number; settings: ProviderInstanceSettings }, operationId?: string) =>
    gateway.publish({
      contract: providerInstanceSettingsChanged,
      data: {
        state: { providerInstanceId: INSTANCE_ID, changedAt: new Date().toISOString(), ...state },
        settles:
          operationId === undefined
            ? []
            : [{ operationId, resource: { kind: 'provider_instance_settings', id: INSTANCE_ID } }],
      },
      ...thread(INSTANCE_ID, state.version, SCOPE),
    });
  const tellLogo = (logoVersion: number) =>
    gateway.publish({
      contract: providerInstanceLogoChanged,
      data: {
        state: {
          providerInstanceId: INSTANCE_ID,
          version: logoVersion,
          changedAt: new Date().toISOString(),
          logo: {
            mediaType: 'image/png',
            width: 32,
            height: 32,
            contentHash: LOGO_HASH,
            content: LOGO.toString('base64'),
          },
        },
        settles: [],
      },
      ...thread(INSTANCE_ID, logoVersion, SCOPE),
    });
  const shows = (wanted: (json: Record<string, unknown>) => boolean, what: string) =>
    gateway.eventually(SETTINGS, ({ json }) => wanted(json), what);
  const store = async (settings: ProviderInstanceSettings) => {
    version += 1;
    await told({ version, settings });
    await shows((json) => json['version'] === version, 'the new version');
  };

  it('are the defaults while nobody has chosen anything', async () => {
    const { status, json } = await gateway.call('GET', SETTINGS);
    expect(status).toBe(200);
    expect(json).toEqual({
      providerInstanceId: INSTANCE_ID,
      version: 0,
      changedAt: null,
      logo: null,
      finalisation: { mode: 'manual', undoMinutes: 30 },
      linkLifetimeMinutes: 10080,
      branding: { displayName: null, accentColour: null, supportEmail: null, supportPhone: null },
    });
  });

  it('are changed by a command, and shown as soon as the customers service has stored them', async () => {
    const changing = gateway.call('PUT', SETTINGS, {
      body: { ...CHOSEN, version: 0 },
      headers: { prefer: 'wait=30' },
    });
    const { id } = await operation('change-settings');
    version = 1;
    await told({ version, settings: CHOSEN }, id);
    const { status, json } = await changing;
    expect(status).toBe(200);
    expect(json).toMatchObject({ ...CHOSEN, version: 1 });
    expect(await gateway.commands(changeProviderInstanceSettings.type)).toHaveLength(1);
  });

  it('refuse a change made from an older version at once, and unknown instances', async () => {
    const late = await gateway.call('PUT', SETTINGS, { body: { ...CHOSEN, version: 0 } });
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({ code: 'settings_changed', references: { version: '1' } });
    const elsewhere = `/api/v1/provider-instances/${anId()}/settings`;
    for (const call of [
      gateway.call('GET', elsewhere),
      gateway.call('PUT', elsewhere, { body: { ...CHOSEN, version: 0 } }),
      gateway.call('GET', '/api/v1/provider-instances/nothing/settings'),
    ]) {
      expect((await call).json).toMatchObject({ status: 404, code: 'provider_instance_not_found' });
    }
  });

  it.each([
    ['a colour that nobody can read', 'branding.accentColour', { branding: { accentColour: '#ffff00' } }],
    ['what is no colour', 'branding.accentColour', { branding: { accentColour: 'red' } }],
    ['an address without a domain', 'branding.supportEmail', { branding: { supportEmail: 'help' } }],
    ['a window of four days', 'finalisation.undoMinutes', { finalisation: { undoMinutes: 5760 } }],
    ['a link that lives for a minute', 'linkLifetimeMinutes', { linkLifetimeMinutes: 1 }],
    ['fields that it does not know', 'branding.font', { branding: { font: 'Papyrus' } }],
  ])('refuse %s, with the field', async (_, path, change) => {
    const body = {
      ...CHOSEN,
      ...change,
      branding: { ...CHOSEN.branding, ...('branding' in change ? change.branding : {}) },
      finalisation: { ...CHOSEN.finalisation, ...('finalisation' in change ? change.finalisation : {}) },
      version,
    };
    const { status, json } = await gateway.call('PUT', SETTINGS, { body });
    expect(status).toBe(422);
    expect(json).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
  });

  it('stay as they are when something older is told late', async () => {
    await store({ ...CHOSEN, linkLifetimeMinutes: 60 });
    await told({ version: version - 1, settings: { ...CHOSEN, linkLifetimeMinutes: 5 } });
    await store({ ...CHOSEN, linkLifetimeMinutes: 1440 });
    await gateway.hasHandledAll();
    expect((await gateway.call('GET', SETTINGS)).json).toMatchObject({ linkLifetimeMinutes: 1440 });
  });

  it('leave the lifetime of a link to who knows them best, where the request leaves it out', async () => {
    const { customerId } = await gateway.aCustomer(({ customerId: id }) =>
      anMcaState({ customerId: id, status: 'required', reasonCode: 'no_agreement', attestation: null }),
    );
    const path = `/api/v1/customers/${customerId}/mca/attestations`;
    const body = { contact: aContact(), country: 'DE' };
    expect((await gateway.call('POST', path, { body })).status).toBe(202);
    const rows = await gateway.database.dataSource.query<{ message: { envelope: never } }[]>(
      `SELECT message FROM outbox_message WHERE type = $1 ORDER BY id DESC LIMIT 1`,
      [startAttestation.type],
    );
    const { data } = openMessage(rows[0]!.message.envelope, startAttestation, Keyring.parse(envelopeKeys));
    expect(data.linkLifetimeMinutes).toBeNull();
  });

  describe('the logo', () => {
    const put = (body: Buffer, type = 'image/png') =>
      gateway.fetch(`${gateway.service.url}${SETTINGS}/logo`, {
        method: 'PUT',
        headers: { 'content-type': type },
        body: new Uint8Array(body),
      });

    it('is taken as the image that it is, and sent on', async () => {
      expect((await put(LOGO)).status).toBe(202);
      expect(await gateway.commands(changeProviderInstanceLogo.type)).toHaveLength(1);
    });

    it.each([
      [
        'an SVG that calls itself a PNG',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        'image/png',
        422,
      ],
      ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 415],
      ['a form', LOGO, 'multipart/form-data; boundary=x', 415],
      ['one of more than 64 kB', Buffer.alloc(70_000), 'image/png', 413],
    ])('refuses %s', async (_, body, type, status) => {
      expect((await put(body, type)).status).toBe(status);
    });

    it('lets no image in at other addresses', async () => {
      const { status } = await gateway.fetch(`${gateway.service.url}${SETTINGS}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/png' },
        body: new Uint8Array(LOGO),
      });
      expect(status).toBe(415);
    });

    it('is served to signatories by the public listener, for ever and as nothing but an image', async () => {
      await tellLogo(1);
      await shows((json) => json['logo'] !== null, 'the logo');
      const response = await fetch(`${gateway.publicUrl}/a/branding/${LOGO_HASH}.png`);
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(LOGO);
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await fetch(`${gateway.publicUrl}/a/branding/${'0'.repeat(64)}.png`)).status).toBe(404);
      expect((await fetch(`${gateway.publicUrl}${SETTINGS}`)).status).toBe(404);
      const own = await fetch(`${gateway.service.url}${SETTINGS}/logo`);
      expect(Buffer.from(await own.arrayBuffer())).toEqual(LOGO);
    });

    it('stands on the signatory’s page with name, colour and where to ask', async () => {
      await store(CHOSEN);
      const attestation = anAttestationState({
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        language: 'en-US',
      });
      await gateway.aCustomer(({ customerId }) => anMcaState({ customerId, attestation }));
      const token = gateway.tokens.issue(attestation.signatoryLinkId);
      const { text } = await gateway.fetch(`${gateway.publicUrl}/a/${token}`);
      expect(text).toContain(`src="/a/branding/${LOGO_HASH}.png"`);
      expect(text).toContain('Contoso Cloud asks you to accept');
      expect(text).toContain('href="/a/branding/accent-a4262c.css"');
      expect(text).toContain('mailto:agreements@contoso.example');
      expect(text).toContain('href="tel:+49307654321"');
      const styles = await gateway.fetch(`${gateway.publicUrl}/a/branding/accent-a4262c.css`);
      expect(styles.headers.get('content-type')).toBe('text/css; charset=utf-8');
      expect(styles.text).toContain('--accent:#a4262c;--on-accent:#ffffff');
      // Nobody can make our address serve a colour that cannot be read.
      expect((await gateway.fetch(`${gateway.publicUrl}/a/branding/accent-ffff00.css`)).status).toBe(404);
    });
  });

  /** The newest operation of a command, once it is there. */
  async function operation(command: string): Promise<{ id: string }> {
    for (;;) {
      const [row] = await gateway.database.dataSource.query<{ id: string }[]>(
        `SELECT id FROM operation WHERE command = $1 ORDER BY created_at DESC LIMIT 1`,
        [command],
      );
      if (row !== undefined) return row;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
