import type { Branding, Logo } from '@assent/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a partner wants to appear; this service's copy of what the customers service stores. */
@Entity('sender_branding')
export class SenderBrandingOrmEntity {
  @PrimaryColumn({
    name: 'provider_instance_id',
    type: 'uuid',
    primaryKeyConstraintName: 'sender_branding_pkey',
  })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'branding', type: 'jsonb' })
  branding!: Branding;
}

/** The partner's logo, which goes out with every mail. */
@Entity('sender_logo')
export class SenderLogoOrmEntity {
  @PrimaryColumn({ name: 'provider_instance_id', type: 'uuid', primaryKeyConstraintName: 'sender_logo_pkey' })
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
}
