import type {
  Logo,
  ProviderInstanceProfile,
  ProviderInstanceSettings,
  SignatoryBranding,
} from '@assent/contracts';
import type { Tx } from '@assent/database';

/** The settings in force for a provider instance. */
export interface SettingsInForce {
  /** 0: nobody has stored anything, and the defaults hold. */
  readonly version: number;
  readonly settings: ProviderInstanceSettings;
  readonly changedAt: Date | null;
  readonly logo: Logo | null;
}

/** The gateway's copy of what the customers service stores about provider instances. */
export abstract class InstanceSettings {
  abstract of(providerInstanceId: string, tx?: Tx): Promise<SettingsInForce>;

  /** How the partner appears to signatories. */
  abstract brandingOf(profile: ProviderInstanceProfile): Promise<SignatoryBranding>;

  /** A logo in use, by the hash of its bytes. */
  abstract logoContent(contentHash: string): Promise<{ mediaType: string; content: Buffer } | null>;
}
