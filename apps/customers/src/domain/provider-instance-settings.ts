import type { Logo, ProviderInstanceSettings } from '@assent/contracts';

/** What a partner has decided for one provider instance. */
export interface StoredSettings {
  readonly providerInstanceId: string;
  readonly version: number;
  readonly settings: ProviderInstanceSettings;
  readonly changedAt: Date;
}

/** The logo of one provider instance; null after it was taken away. */
export interface StoredLogo {
  readonly providerInstanceId: string;
  readonly version: number;
  readonly logo: (Logo & { readonly content: Buffer }) | null;
  readonly changedAt: Date;
}
