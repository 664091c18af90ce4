import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SettingsRepository } from '../application/ports/settings-repository.js';
import type { StoredLogo, StoredSettings } from '../domain/provider-instance-settings.js';
import {
  ProviderInstanceLogoOrmEntity,
  ProviderInstanceSettingsOrmEntity,
} from './provider-instance-settings.orm-entity.js';

@Injectable()
export class TypeOrmSettingsRepository extends SettingsRepository {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async find(tx: Tx, providerInstanceId: string): Promise<StoredSettings | undefined> {
    await hold(tx, providerInstanceId);
    const row = await tx.findOneBy(ProviderInstanceSettingsOrmEntity, { providerInstanceId });
    return row === null ? undefined : toSettings(row);
  }

  override async save(tx: Tx, stored: StoredSettings): Promise<void> {
    await tx.upsert(ProviderInstanceSettingsOrmEntity, { ...stored, resellerId: null }, [
      'providerInstanceId',
    ]);
  }

  override async findLogo(tx: Tx, providerInstanceId: string): Promise<StoredLogo | undefined> {
    await hold(tx, providerInstanceId);
    const row = await tx.findOneBy(ProviderInstanceLogoOrmEntity, { providerInstanceId });
    return row === null ? undefined : toLogo(row);
  }

  override async saveLogo(tx: Tx, { logo, ...stored }: StoredLogo): Promise<void> {
    const { content = null, ...facts } = logo ?? {};
    await tx.upsert(
      ProviderInstanceLogoOrmEntity,
      { ...stored, resellerId: null, content, facts: logo && (facts as typeof logo) },
      ['providerInstanceId'],
    );
  }

  override async all(): Promise<{ settings: StoredSettings[]; logos: StoredLogo[] }> {
    const settings = await this.dataSource.getRepository(ProviderInstanceSettingsOrmEntity).find();
    const logos = await this.dataSource.getRepository(ProviderInstanceLogoOrmEntity).find();
    return { settings: settings.map(toSettings), logos: logos.map(toLogo) };
  }
}

/** A lock on the provider instance and not on its row: two first changes would both find no row to lock. */
async function hold(tx: Tx, providerInstanceId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`settings:${providerInstanceId}`]);
}

function toSettings(row: ProviderInstanceSettingsOrmEntity): StoredSettings {
  const { providerInstanceId, version, settings, changedAt } = row;
  return { providerInstanceId, version, settings, changedAt };
}

function toLogo(row: ProviderInstanceLogoOrmEntity): StoredLogo {
  const { providerInstanceId, version, facts, content, changedAt } = row;
  const logo = facts === null || content === null ? null : { ...facts, content };
  return { providerInstanceId, version, logo, changedAt };
}
