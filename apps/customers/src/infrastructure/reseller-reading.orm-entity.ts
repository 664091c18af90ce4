import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ResellerReading } from '../application/ports/reseller-readings.js';

/** What is to be read about resellers, and how far it has come. */
@Entity('reseller_reading')
@Check('reseller_reading_phase', `phase IN ('listing', 'releasing')`)
@Index('reseller_reading_due', ['providerInstanceId', 'nextAttemptAt'])
export class ResellerReadingOrmEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'reseller_reading_pkey' })
  id!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  /** Null: all resellers of the provider instance are to be listed. */
  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  /** Null until its first step. */
  @Column({ name: 'pass_id', type: 'uuid', nullable: true })
  passId!: string | null;

  @Column({ name: 'phase', type: 'text', default: 'listing' })
  phase!: ResellerReading['phase'];

  @Column({ name: 'continuation', type: 'text', nullable: true })
  continuation!: string | null;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'lease_id', type: 'uuid', nullable: true })
  leaseId!: string | null;

  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone' })
  nextAttemptAt!: Date;
}
