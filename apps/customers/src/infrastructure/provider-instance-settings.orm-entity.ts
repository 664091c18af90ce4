import type { Logo, ProviderInstanceSettings } from '@assent/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a partner has decided for one provider instance. */
@Entity('provider_instance_settings')
export class ProviderInstanceSettingsOrmEntity {
  @PrimaryColumn({
    name: 'provider_instance_id',
    type: 'uuid',
    primaryKeyConstraintName: 'provider_instance_settings_pkey',
  })
  providerInstanceId!: string;

  /** Always null: settings belong to the whole provider instance. */
  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'settings', type: 'jsonb' })
  settings!: ProviderInstanceSettings;

  @Column({ name: 'changed_at', type: 'timestamp with time zone' })
  changedAt!: Date;
}

/** The logo of one provider instance, in a row of its own: it is read seldom and weighs much. */
@Entity('provider_instance_logo')
export class ProviderInstanceLogoOrmEntity {
  @PrimaryColumn({
    name: 'provider_instance_id',
    type: 'uuid',
    primaryKeyConstraintName: 'provider_instance_logo_pkey',
  })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  /** Both null after it was taken away; the row keeps the version. */
  @Column({ name: 'facts', type: 'jsonb', nullable: true })
  facts!: Logo | null;

  @Column({ name: 'content', type: 'bytea', nullable: true })
  content!: Buffer | null;

  @Column({ name: 'changed_at', type: 'timestamp with time zone' })
  changedAt!: Date;
}
