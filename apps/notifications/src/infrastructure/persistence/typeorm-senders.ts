import {
  type ProviderInstanceLogoState,
  type ProviderInstanceProfile,
  type ProviderInstanceSettingsState,
  signatoryBranding,
} from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Senders } from '../../application/ports/senders.js';
import type { Sender } from '../../texts/compose-mail.js';
import { SenderBrandingOrmEntity, SenderLogoOrmEntity } from './sender.orm-entity.js';

/** The partners in whose name this service may write. */
export class SenderProfiles {
  constructor(readonly all: readonly ProviderInstanceProfile[]) {}
}

/** The partners that the settings of this service name, as they have chosen to appear. */
@Injectable()
export class TypeOrmSenders extends Senders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly profiles: SenderProfiles,
  ) {
    super();
  }

  override async of(providerInstanceId: string): Promise<Sender | undefined> {
    const profile = this.profiles.all.find(({ id }) => id === providerInstanceId);
    if (profile === undefined) return undefined;
    const { manager } = this.dataSource;
    const chosen = await manager.findOneBy(SenderBrandingOrmEntity, { providerInstanceId });
    const logo = await manager.findOneBy(SenderLogoOrmEntity, { providerInstanceId });
    return {
      branding: signatoryBranding(profile, chosen?.branding ?? null, logo?.facts ?? null),
      logo: logo?.content ?? null,
    };
  }

  override async remember(tx: Tx, state: ProviderInstanceSettingsState): Promise<void> {
    await tx.query(
      `INSERT INTO sender_branding AS known (provider_instance_id, version, branding) VALUES ($1, $2, $3::jsonb)
       ON CONFLICT (provider_instance_id) DO UPDATE
         SET version = excluded.version, branding = excluded.branding WHERE known.version < excluded.version`,
      [state.providerInstanceId, state.version, JSON.stringify(state.settings.branding)],
    );
  }

  override async rememberLogo(tx: Tx, state: ProviderInstanceLogoState): Promise<void> {
    const { content = null, ...facts } = state.logo ?? {};
    await tx.query(
      `INSERT INTO sender_logo AS known (provider_instance_id, version, facts, content)
       VALUES ($1, $2, $3::jsonb, decode($4, 'base64'))
       ON CONFLICT (provider_instance_id) DO UPDATE
         SET version = excluded.version, facts = excluded.facts, content = excluded.content
         WHERE known.version < excluded.version`,
      [state.providerInstanceId, state.version, state.logo && JSON.stringify(facts), content],
    );
  }
}
