import type { ProviderInstance } from '@assent/partner-center';
import { McaSettings } from '../application/ports/mca-settings.js';
import type { Environment } from '../environment.js';

/** Where no provider instance says anything better. */
const LANGUAGE_OF_LAST_RESORT = 'en-US';

/** What the environment and the provider instances say. */
export class ConfiguredMcaSettings extends McaSettings {
  override readonly cutoff: Date;
  override readonly finalisation: 'manual' | 'automatic';

  constructor(
    environment: Pick<Environment, 'MCA_CUTOFF_DATE' | 'AGREEMENT_FINALISATION'>,
    private readonly instances: readonly ProviderInstance[],
  ) {
    super();
    this.cutoff = environment.MCA_CUTOFF_DATE;
    this.finalisation = environment.AGREEMENT_FINALISATION;
  }

  override defaultsOf(providerInstanceId: string): { country: string | null; language: string } {
    const profile = this.instances.find((instance) => instance.profile.id === providerInstanceId)?.profile;
    return {
      country: profile?.defaultCountry ?? null,
      language: profile?.defaultLanguage ?? LANGUAGE_OF_LAST_RESORT,
    };
  }
}
