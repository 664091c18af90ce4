import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('reseller')
@Index('reseller_provider_instance', ['providerInstanceId'])
export class ResellerOrmEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'reseller_pkey' })
  id!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'created_at', type: 'timestamp with time zone' })
  createdAt!: Date;
}
