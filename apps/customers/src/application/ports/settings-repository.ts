import type { Tx } from '@assent/database';
import type { StoredLogo, StoredSettings } from '../../domain/provider-instance-settings.js';

/** Where the settings of provider instances are kept. */
export abstract class SettingsRepository {
  /**
   * The settings of one provider instance; undefined while nothing is stored. Whoever asks holds the provider
   * instance until the transaction ends, also while there is no row yet, so that changes follow one another.
   */
  abstract find(tx: Tx, providerInstanceId: string): Promise<StoredSettings | undefined>;

  abstract save(tx: Tx, stored: StoredSettings): Promise<void>;

  /** The logo, held like the settings. */
  abstract findLogo(tx: Tx, providerInstanceId: string): Promise<StoredLogo | undefined>;

  abstract saveLogo(tx: Tx, stored: StoredLogo): Promise<void>;

  /** Everything that is stored: a handful of rows. */
  abstract all(): Promise<{ settings: StoredSettings[]; logos: StoredLogo[] }>;
}
