import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Origin } from '../application/ports/origin.js';
import type { CustomerImport } from '../domain/customer-import.js';

@Entity('customer_import')
@Check('customer_import_state', `state IN ('running', 'completed', 'failed')`)
@Check('customer_import_phase', `phase IN ('listing', 'closing')`)
@Index('customer_import_running', ['providerInstanceId'], { unique: true, where: `state = 'running'` })
@Index('customer_import_next_attempt', ['nextAttemptAt'], { where: `state = 'running'` })
export class CustomerImportOrmEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'customer_import_pkey' })
  id!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'state', type: 'text' })
  state!: CustomerImport['state'];

  @Column({ name: 'phase', type: 'text' })
  phase!: CustomerImport['phase'];

  @Column({ name: 'continuation', type: 'text', nullable: true })
  continuation!: string | null;

  @Column({ name: 'restarts', type: 'integer' })
  restarts!: number;

  @Column({ name: 'step', type: 'integer' })
  step!: number;

  @Column({ name: 'pages', type: 'integer' })
  pages!: number;

  @Column({ name: 'seen', type: 'integer' })
  seen!: number;

  @Column({ name: 'created', type: 'integer' })
  created!: number;

  @Column({ name: 'changed', type: 'integer' })
  changed!: number;

  @Column({ name: 'ended', type: 'integer' })
  ended!: number;

  @Column({ name: 'attempts', type: 'integer' })
  attempts!: number;

  @Column({ name: 'origin', type: 'jsonb' })
  origin!: Origin;

  /** Microsoft asked for patience until then. */
  @Column({ name: 'not_before', type: 'timestamp with time zone' })
  notBefore!: Date;

  /** When the sweep sends a wake-up. */
  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone' })
  nextAttemptAt!: Date;

  @Column({ name: 'started_at', type: 'timestamp with time zone' })
  startedAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamp with time zone' })
  updatedAt!: Date;
}
