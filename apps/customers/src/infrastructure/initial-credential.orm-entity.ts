import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerOrmEntity } from './customer.orm-entity.js';

@Entity('initial_credential')
@Index('initial_credential_expires', ['expiresAt'])
@ForeignKey(() => CustomerOrmEntity, ['customerId'], ['id'], { name: 'initial_credential_customer' })
export class InitialCredentialOrmEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'initial_credential_pkey' })
  customerId!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  /** User name and password as JSON, sealed for this very row. */
  @Column({ name: 'sealed', type: 'text' })
  sealed!: string;

  @Column({ name: 'expires_at', type: 'timestamp with time zone' })
  expiresAt!: Date;
}
