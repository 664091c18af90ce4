import type { Tx } from '@assent/database';
import { PartnerCenterClients } from '@assent/partner-center';
import { SettingsRepository } from '../src/application/ports/settings-repository.js';
import type { StoredLogo, StoredSettings } from '../src/domain/provider-instance-settings.js';

export class SettingsInMemory extends SettingsRepository {
  readonly settings = new Map<string, StoredSettings>();
  readonly logos = new Map<string, StoredLogo>();

  override find(_tx: Tx, providerInstanceId: string): Promise<StoredSettings | undefined> {
    return Promise.resolve(this.settings.get(providerInstanceId));
  }
  override save(_tx: Tx, stored: StoredSettings): Promise<void> {
    this.settings.set(stored.providerInstanceId, stored);
    return Promise.resolve();
  }
  override findLogo(_tx: Tx, providerInstanceId: string): Promise<StoredLogo | undefined> {
    return Promise.resolve(this.logos.get(providerInstanceId));
  }
  override saveLogo(_tx: Tx, stored: StoredLogo): Promise<void> {
    this.logos.set(stored.providerInstanceId, stored);
    return Promise.resolve();
  }
  override all(): Promise<{ settings: StoredSettings[]; logos: StoredLogo[] }> {
    return Promise.resolve({ settings: [...this.settings.values()], logos: [...this.logos.values()] });
  }
}

/** Connections to these provider instances and to no other. */
export class KnownInstances extends PartnerCenterClients {
  constructor(private readonly ids: readonly string[]) {
    super();
  }
  override of(providerInstanceId: string): never {
    if (this.ids.includes(providerInstanceId)) return undefined as never;
    throw new Error(`no connection ${providerInstanceId}`);
  }
  override check(): never {
    throw new Error('Nobody is asked.');
  }
  override noteWaitingWork(): Promise<void> {
    return Promise.resolve();
  }
  override budgets(): [] {
    return [];
  }
  override close(): void {
    // There is nothing to close.
  }
}
