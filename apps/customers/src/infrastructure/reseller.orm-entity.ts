import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('reseller')
@Index('reseller_provider_instance', ['providerInstanceId'])
@Index('reseller_tenant', ['providerInstanceId', 'tenantId'], { unique: true })
export class ResellerOrmEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'reseller_pkey' })
  id!: string;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'mpn_id', type: 'text', nullable: true })
  mpnId!: string | null;

  @Column({ name: 'location', type: 'text', nullable: true })
  location!: string | null;

  @Column({ name: 'active', type: 'boolean' })
  active!: boolean;

  @Column({ name: 'created_at', type: 'timestamp with time zone' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamp with time zone' })
  updatedAt!: Date;
}
