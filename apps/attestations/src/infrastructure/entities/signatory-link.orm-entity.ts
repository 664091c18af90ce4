import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ScopeColumns } from './scope.columns.js';

@Entity('signatory_link')
@Index('IDX_signatory_link_customer', ['customerId'])
export class SignatoryLinkEntity extends ScopeColumns {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'PK_signatory_link' })
  id!: string;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId!: string;

  @Column({ name: 'contact_sealed', type: 'text' })
  contactSealed!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
