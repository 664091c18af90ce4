import {
  changeProviderInstanceLogo,
  changeProviderInstanceSettings,
  providerInstanceLogoChanged,
  providerInstanceSettingsChanged,
} from '@assent/contracts';
import { aMessage, anId } from '@assent/testing';
import { CollectedOutbox, RememberingInbox, SteppedClock } from '../../../test/in-memory.js';
import { KnownInstances, SettingsInMemory } from '../../../test/settings-in-memory.js';
import { ChangeLogo } from './change-logo.js';
import { ChangeSettings } from './change-settings.js';

const INSTANCE = anId();
const { settings } = changeProviderInstanceSettings.example;

/** A red square of 32 by 32 pixels. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mNYoqZDU8QwasGoBaMWjFowasGoBaMWjFowasGoBaMWDBULAMnQ2C49ZfP+AAAAAElFTkSuQmCC',
  'base64',
);

describe('changing settings', () => {
  let repository: SettingsInMemory;
  let outbox: CollectedOutbox;
  let change: ChangeSettings;
  let changeLogo: ChangeLogo;

  beforeEach(() => {
    repository = new SettingsInMemory();
    outbox = new CollectedOutbox();
    const inbox = new RememberingInbox().asInbox;
    const instances = new KnownInstances([INSTANCE]);
    const clock = new SteppedClock();
    change = new ChangeSettings(inbox, outbox.asOutbox, repository, instances, clock);
    changeLogo = new ChangeLogo(inbox, outbox.asOutbox, repository, instances, clock);
  });

  const ask = (basedOnVersion: number, changes: Partial<typeof settings> = {}, instance = INSTANCE) =>
    change.execute(
      aMessage(
        changeProviderInstanceSettings,
        { settings: { ...settings, ...changes }, basedOnVersion },
        { scope: { providerInstanceId: instance, resellerId: null }, operationId: anId() },
      ),
    );
  const askLogo = (content: string | null) =>
    changeLogo.execute(
      aMessage(
        changeProviderInstanceLogo,
        { content },
        { scope: { providerInstanceId: INSTANCE, resellerId: null }, operationId: anId() },
      ),
    );
  const refusals = () =>
    outbox.data('customers.command-refused').map(({ refusal }) => (refusal as { code: string }).code);

  it('stores them, counts the version and tells everybody, with the operation that it settles', async () => {
    await ask(0);
    await ask(1, { linkLifetimeMinutes: 1440 });
    expect(repository.settings.get(INSTANCE)).toMatchObject({
      version: 2,
      settings: { linkLifetimeMinutes: 1440 },
    });
    expect(outbox.data(providerInstanceSettingsChanged.type)).toMatchObject([
      { state: { version: 1, settings }, settles: [{ resource: { kind: 'provider_instance_settings' } }] },
      { state: { version: 2 } },
    ]);
  });

  it('refuses a change that was made from an older version, and keeps what is there', async () => {
    await ask(0);
    await ask(0, { linkLifetimeMinutes: 5 });
    expect(refusals()).toEqual(['settings_changed']);
    expect(repository.settings.get(INSTANCE)?.settings).toEqual(settings);
  });

  it('refuses a colour that nobody can read, and an instance that it has no connection for', async () => {
    await ask(0, { branding: { ...settings.branding, accentColour: '#ffff00' } });
    await ask(0, {}, anId());
    expect(refusals()).toEqual(['validation_failed', 'validation_failed']);
    expect(repository.settings.size).toBe(0);
  });

  it('takes a logo by its bytes, with a version of its own, and takes it away again', async () => {
    await ask(0);
    await askLogo(png.toString('base64'));
    expect(repository.logos.get(INSTANCE)).toMatchObject({
      version: 1,
      logo: { mediaType: 'image/png', width: 32, height: 32 },
    });
    await askLogo(null);
    expect(repository.logos.get(INSTANCE)).toMatchObject({ version: 2, logo: null });
    expect(repository.settings.get(INSTANCE)?.version).toBe(1);
    expect(outbox.data(providerInstanceLogoChanged.type)).toMatchObject([
      { state: { version: 1, logo: { content: png.toString('base64') } } },
      { state: { version: 2, logo: null } },
    ]);
  });

  it('refuses a logo that is none, and keeps the one before', async () => {
    await askLogo(png.toString('base64'));
    await askLogo(Buffer.from('<svg onload="alert(1)"/>').toString('base64'));
    expect(refusals()).toEqual(['validation_failed']);
    expect(repository.logos.get(INSTANCE)?.version).toBe(1);
  });
});
