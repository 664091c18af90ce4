import type { FinalisationPolicy } from '@assent/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a partner has decided for one provider instance; a copy of what the customers service stores. */
@Entity('instance_settings')
export class InstanceSettingsEntity {
  @PrimaryColumn({
    name: 'provider_instance_id',
    type: 'uuid',
    primaryKeyConstraintName: 'PK_instance_settings',
  })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'finalisation_mode', type: 'text' })
  finalisationMode!: FinalisationPolicy['mode'];

  @Column({ name: 'undo_minutes', type: 'integer' })
  undoMinutes!: number;

  @Column({ name: 'link_lifetime_minutes', type: 'integer' })
  linkLifetimeMinutes!: number;
}
