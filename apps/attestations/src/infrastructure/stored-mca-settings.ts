import {
  defaultProviderInstanceSettings,
  type FinalisationPolicy,
  type ProviderInstanceSettings,
  type ProviderInstanceSettingsState,
} from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { ProviderInstance } from '@assent/partner-center';
import { McaSettings } from '../application/ports/mca-settings.js';
import type { StartDefaults } from '../domain/decisions/start-attestation.js';
import type { Environment } from '../environment.js';
import { InstanceSettingsEntity } from './entities/instance-settings.orm-entity.js';

/** Where no provider instance says anything better. */
const LANGUAGE_OF_LAST_RESORT = 'en-US';

/** What partners have stored, and for the rest what the environment and the provider instances say. */
export class StoredMcaSettings extends McaSettings {
  override readonly cutoff: Date;
  private readonly unlessStored: ProviderInstanceSettings;

  constructor(
    environment: Pick<Environment, 'MCA_CUTOFF_DATE' | 'AGREEMENT_FINALISATION'>,
    private readonly instances: readonly ProviderInstance[],
  ) {
    super();
    this.cutoff = environment.MCA_CUTOFF_DATE;
    this.unlessStored = defaultProviderInstanceSettings(environment.AGREEMENT_FINALISATION);
  }

  /** Read anew for each decision: a row by its key, and no process ever decides by what it knew yesterday. */
  override async finalisationOf(tx: Tx, providerInstanceId: string): Promise<FinalisationPolicy> {
    const stored = await tx.findOneBy(InstanceSettingsEntity, { providerInstanceId });
    if (stored === null) return this.unlessStored.finalisation;
    return { mode: stored.finalisationMode, undoMinutes: stored.undoMinutes };
  }

  override async defaultsOf(tx: Tx, providerInstanceId: string): Promise<StartDefaults> {
    const stored = await tx.findOneBy(InstanceSettingsEntity, { providerInstanceId });
    const profile = this.instances.find((instance) => instance.profile.id === providerInstanceId)?.profile;
    return {
      country: profile?.defaultCountry ?? null,
      language: profile?.defaultLanguage ?? LANGUAGE_OF_LAST_RESORT,
      linkLifetimeMinutes: stored?.linkLifetimeMinutes ?? this.unlessStored.linkLifetimeMinutes,
    };
  }

  override async remember(tx: Tx, state: ProviderInstanceSettingsState): Promise<void> {
    const { finalisation, linkLifetimeMinutes } = state.settings;
    await tx.query(
      `INSERT INTO instance_settings AS known (provider_instance_id, version, finalisation_mode, undo_minutes, link_lifetime_minutes)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (provider_instance_id) DO UPDATE
         SET version = excluded.version, finalisation_mode = excluded.finalisation_mode,
             undo_minutes = excluded.undo_minutes, link_lifetime_minutes = excluded.link_lifetime_minutes
         WHERE known.version < excluded.version`,
      [
        state.providerInstanceId,
        state.version,
        finalisation.mode,
        finalisation.undoMinutes,
        linkLifetimeMinutes,
      ],
    );
  }
}
