import type { Priority } from '@assent/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type OutsideWorkKind = 'create_attestation' | 'create_agreement';

/** A call to Microsoft that is still to be made; the row goes when the call is over. */
@Entity('outside_work')
@Index('IDX_outside_work_due', ['nextAttemptAt'])
@Index('IDX_outside_work_customer', ['customerId'])
export class OutsideWorkEntity {
  @PrimaryColumn({ name: 'attestation_id', type: 'uuid', primaryKeyConstraintName: 'PK_outside_work' })
  attestationId!: string;

  @PrimaryColumn({ name: 'kind', type: 'text', primaryKeyConstraintName: 'PK_outside_work' })
  kind!: OutsideWorkKind;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId!: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId!: string;

  @Column({ name: 'attempts', type: 'integer' })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz' })
  nextAttemptAt!: Date;

  @Column({ name: 'leased_until', type: 'timestamptz', nullable: true })
  leasedUntil!: Date | null;

  @Column({ name: 'outcome_unknown', type: 'boolean' })
  outcomeUnknown!: boolean;

  @Column({ name: 'priority', type: 'text', default: 'interactive' })
  priority!: Priority;
}
