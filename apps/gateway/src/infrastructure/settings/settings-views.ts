import {
  defaultProviderInstanceSettings,
  providerInstanceSettingsSchema,
  signatoryBranding,
  type FinalisationPolicy,
  type Logo,
  type ProviderInstanceLogoState,
  type ProviderInstanceProfile,
  type ProviderInstanceSettingsState,
  type SignatoryBranding,
} from '@assent/contracts';
import { RequestDataSource, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { InstanceSettings, type SettingsInForce } from '../../application/settings/instance-settings.js';

/** What holds where nothing is stored. */
export class SettingsDefaults {
  constructor(readonly finalisation: FinalisationPolicy['mode']) {}
}

/** The copy in PostgreSQL: a row for the settings and a row for the logo, each with its own version. */
@Injectable()
export class SettingsViews extends InstanceSettings {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly defaults: SettingsDefaults,
  ) {
    super();
  }

  override async of(providerInstanceId: string, tx?: Tx): Promise<SettingsInForce> {
    const [row] = await (tx ?? this.dataSource).query<StoredRow[]>(
      `SELECT s.version, s.settings, s.changed_at AS "changedAt", l.facts AS logo
         FROM (SELECT $1::uuid AS id) wanted
         LEFT JOIN provider_instance_settings_view s ON s.provider_instance_id = wanted.id
         LEFT JOIN provider_instance_logo_view l ON l.provider_instance_id = wanted.id`,
      [providerInstanceId],
    );
    const logo = row?.logo ?? null;
    if (row === undefined || row.version === null) {
      const settings = defaultProviderInstanceSettings(this.defaults.finalisation);
      return { version: 0, settings, changedAt: null, logo };
    }
    const settings = providerInstanceSettingsSchema.parse(row.settings);
    return { version: row.version, settings, changedAt: row.changedAt, logo };
  }

  override async brandingOf(profile: ProviderInstanceProfile): Promise<SignatoryBranding> {
    const { settings, logo } = await this.of(profile.id);
    return signatoryBranding(profile, settings.branding, logo);
  }

  override async logoContent(contentHash: string): Promise<{ mediaType: string; content: Buffer } | null> {
    // The hash is the name under which a public page names it, whoever asks: no scope to keep.
    const [row] = await this.dataSource.query<{ mediaType: string; content: Buffer }[]>(
      `SELECT facts ->> 'mediaType' AS "mediaType", content FROM provider_instance_logo_view
        WHERE content_hash = $1 LIMIT 1`,
      [contentHash],
    );
    return row ?? null;
  }

  /** Takes newer settings over. @returns false when these were known, or older than what is known */
  async store(tx: Tx, state: ProviderInstanceSettingsState): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO provider_instance_settings_view AS known (provider_instance_id, version, settings, changed_at)
       VALUES ($1, $2, $3::jsonb, $4)
       ON CONFLICT (provider_instance_id) DO UPDATE
         SET version = excluded.version, settings = excluded.settings, changed_at = excluded.changed_at
         WHERE known.version < excluded.version
       RETURNING 1`,
      [state.providerInstanceId, state.version, JSON.stringify(state.settings), state.changedAt],
    );
    return rows.length > 0;
  }

  /** Takes a newer logo over. @returns false when it was known, or older than what is known */
  async storeLogo(tx: Tx, state: ProviderInstanceLogoState): Promise<boolean> {
    const { content = null, ...facts } = state.logo ?? {};
    const rows = await tx.query<unknown[]>(
      `INSERT INTO provider_instance_logo_view AS known
         (provider_instance_id, version, facts, content_hash, content, changed_at)
       VALUES ($1, $2, $3::jsonb, $4, decode($5, 'base64'), $6)
       ON CONFLICT (provider_instance_id) DO UPDATE
         SET version = excluded.version, facts = excluded.facts, content_hash = excluded.content_hash,
             content = excluded.content, changed_at = excluded.changed_at
         WHERE known.version < excluded.version
       RETURNING 1`,
      [
        state.providerInstanceId,
        state.version,
        state.logo && JSON.stringify(facts),
        state.logo?.contentHash ?? null,
        content,
        state.changedAt,
      ],
    );
    return rows.length > 0;
  }
}

type StoredRow =
  | { readonly version: null; readonly logo: Logo | null }
  | {
      readonly version: number;
      readonly settings: unknown;
      readonly changedAt: Date;
      readonly logo: Logo | null;
    };
