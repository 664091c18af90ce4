import type { OperationHint, Refusal, Resource } from '@assent/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One command and what became of it; own data of the gateway, kept. */
@Entity('operation')
@Check('operation_state_known', `"state" IN ('pending', 'succeeded', 'refused')`)
@Check('operation_settled_once', `("state" = 'pending') = ("settled_at" IS NULL)`)
@Index('operation_pending_by_customer', { synchronize: false })
@Index('operation_pending_by_age', ['createdAt'], { where: `state = 'pending'::text` })
@Index('operation_by_subject', ['subjectId'])
@Index('operation_by_settlement', ['settledAt'], { where: 'settled_at IS NOT NULL' })
export class OperationOrmEntity {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'operation_pkey' })
  id!: string;

  @Column('text', { name: 'command' })
  command!: string;

  @Column('text', { name: 'state' })
  state!: 'pending' | 'succeeded' | 'refused';

  /** Who asked: the actor's id. */
  @Column('text', { name: 'caller' })
  caller!: string;

  @Column('uuid', { name: 'provider_instance_id' })
  providerInstanceId!: string;

  @Column('uuid', { name: 'reseller_id', nullable: true })
  resellerId!: string | null;

  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  /** What the command is about: the customer, or the import. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('jsonb', { name: 'resource', nullable: true })
  resource!: Resource | null;

  @Column('jsonb', { name: 'refusal', nullable: true })
  refusal!: Refusal | null;

  @Column('text', { name: 'correlation_id' })
  correlationId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  /** How often a pending one was looked after. */
  @Column('integer', { name: 'looks', default: 0 })
  looks!: number;

  /** When a pending one is looked after again; null before the first time. */
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true })
  nextAttemptAt!: Date | null;

  @Column('jsonb', { name: 'hint', nullable: true })
  hint!: OperationHint | null;
}
