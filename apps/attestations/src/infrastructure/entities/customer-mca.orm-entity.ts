import type { CustomerState, Priority } from '@assent/contracts';
import type { McaReasonCode } from '@assent/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ScopeColumns } from './scope.columns.js';

@Entity('customer_mca')
// An expression TypeORM cannot describe: customers never verified first, then by when they are due.
@Index('IDX_customer_mca_verification_due_of_instance', { synchronize: false })
export class CustomerMcaEntity extends ScopeColumns {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'PK_customer_mca' })
  customerId!: string;

  /** Also the optimistic lock: an update names the version it was decided on. */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'customer_version', type: 'integer' })
  customerVersion!: number;

  @Column({ name: 'tenant_id', type: 'uuid', nullable: true })
  tenantId!: string | null;

  @Column({ name: 'company_name', type: 'text' })
  companyName!: string;

  @Column({ name: 'country', type: 'text', nullable: true })
  country!: string | null;

  @Column({ name: 'lifecycle', type: 'text' })
  lifecycle!: CustomerState['lifecycle'];

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode!: McaReasonCode;

  @Column({ name: 'status_since', type: 'timestamptz' })
  statusSince!: Date;

  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true })
  verifiedAt!: Date | null;

  @Column({ name: 'verification_unavailable', type: 'boolean' })
  verificationUnavailable!: boolean;

  @Column({ name: 'next_verify_at', type: 'timestamptz', nullable: true })
  nextVerifyAt!: Date | null;

  @Column({ name: 'verification_leased_until', type: 'timestamptz', nullable: true })
  verificationLeasedUntil!: Date | null;

  @Column({ name: 'verification_attempts', type: 'integer' })
  verificationAttempts!: number;

  @Column({ name: 'verification_operation_ids', type: 'uuid', array: true })
  verificationOperationIds!: string[];

  @Column({ name: 'verification_priority', type: 'text', default: 'sweep' })
  verificationPriority!: Priority;

  /** Sealed: it may name a signatory. */
  @Column({ name: 'last_error_sealed', type: 'text', nullable: true })
  lastErrorSealed!: string | null;
}
