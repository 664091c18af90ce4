import type { AgreementSource } from '@assent/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ScopeColumns } from './scope.columns.js';

/** What Microsoft has told of an agreement. Rows are added and never taken away. */
@Entity('agreement')
export class AgreementEntity extends ScopeColumns {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'PK_agreement' })
  customerId!: string;

  /** Hash of what tells one agreement from another, as Microsoft gives them no id. */
  @PrimaryColumn({ name: 'identity_hash', type: 'text', primaryKeyConstraintName: 'PK_agreement' })
  identityHash!: string;

  @Column({ name: 'source', type: 'text' })
  source!: AgreementSource;

  @Column({ name: 'date_agreed', type: 'timestamptz', nullable: true })
  dateAgreed!: Date | null;

  @Column({ name: 'contact_sealed', type: 'text', nullable: true })
  contactSealed!: string | null;

  @Column({ name: 'template_id', type: 'text', nullable: true })
  templateId!: string | null;

  @Column({ name: 'proven', type: 'boolean' })
  proven!: boolean;
}
