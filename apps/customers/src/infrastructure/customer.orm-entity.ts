import type { Contact } from '@assent/domain';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CustomerLifecycle } from '../domain/customer.js';

@Entity('customer')
@Check('customer_lifecycle', `lifecycle IN ('creating', 'active', 'ending', 'ended', 'failed')`)
@Index('customer_tenant', ['providerInstanceId', 'tenantId'], { unique: true })
@Index('customer_without_tenant', ['providerInstanceId', 'domain'], { where: 'tenant_id IS NULL' })
@Index('customer_of_reseller', ['resellerId', 'id'], { where: 'reseller_id IS NOT NULL' })
@Index('customer_without_details', ['id'], {
  where: `lifecycle = 'active' AND (country IS NULL OR contact IS NULL)`,
})
export class CustomerOrmEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'customer_pkey' })
  id!: string;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'tenant_id', type: 'uuid', nullable: true })
  tenantId!: string | null;

  @Column({ name: 'company_name', type: 'text' })
  companyName!: string;

  /** In lower case while there is no tenant; as Microsoft writes it afterwards. */
  @Column({ name: 'domain', type: 'text', nullable: true })
  domain!: string | null;

  @Column({ name: 'country', type: 'text', nullable: true })
  country!: string | null;

  @Column({ name: 'contact', type: 'jsonb', nullable: true })
  contact!: Contact | null;

  @Column({ name: 'lifecycle', type: 'text' })
  lifecycle!: CustomerLifecycle;

  /** The newest pass over Microsoft's list that had this customer in it; no part of the customer's version. */
  @Column({ name: 'last_seen_import_id', type: 'uuid', nullable: true })
  lastSeenImportId!: string | null;

  /** The newest pass over its reseller's customers that had it; null where a person chose the reseller. */
  @Column({ name: 'reseller_pass_id', type: 'uuid', nullable: true })
  resellerPassId!: string | null;

  @Column({ name: 'created_at', type: 'timestamp with time zone' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamp with time zone' })
  updatedAt!: Date;
}
