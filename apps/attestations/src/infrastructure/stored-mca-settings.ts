import {
  defaultProviderInstanceSettings,
  type FinalisationPolicy,
  type ProviderInstanceSettings,
  type ProviderInstanceSettingsState,
} from '@assent/contracts';
import { queryPrepared, type Tx } from '@assent/database';
import type { ProviderInstance } from '@assent/partner-center';
import { type InstanceSettings, McaSettings } from '../application/ports/mca-settings.js';
import type { Environment } from '../environment.js';

/** Where no provider instance says anything better. */
const LANGUAGE_OF_LAST_RESORT = 'en-US';

interface StoredRow {
  readonly id: string;
  readonly mode: FinalisationPolicy['mode'];
  readonly undoMinutes: number;
  readonly linkLifetimeMinutes: number;
}

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

  /** Read anew for each decision: a few rows, and no process ever decides by what it knew yesterday. */
  override async load(tx: Tx): Promise<(providerInstanceId: string) => InstanceSettings> {
    const rows = await queryPrepared<StoredRow>(
      tx,
      `SELECT provider_instance_id AS id, finalisation_mode AS mode, undo_minutes AS "undoMinutes",
         link_lifetime_minutes AS "linkLifetimeMinutes" FROM instance_settings`,
      [],
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    return (id) => this.inForce(id, stored.get(id));
  }

  private inForce(id: string, stored: StoredRow | undefined): InstanceSettings {
    const profile = this.instances.find((instance) => instance.profile.id === id)?.profile;
    const { finalisation, linkLifetimeMinutes } = this.unlessStored;
    return {
      finalisation: stored ? { mode: stored.mode, undoMinutes: stored.undoMinutes } : finalisation,
      defaults: {
        country: profile?.defaultCountry ?? null,
        language: profile?.defaultLanguage ?? LANGUAGE_OF_LAST_RESORT,
        linkLifetimeMinutes: stored?.linkLifetimeMinutes ?? linkLifetimeMinutes,
      },
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
