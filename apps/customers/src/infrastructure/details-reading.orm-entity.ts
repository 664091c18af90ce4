import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerOrmEntity } from './customer.orm-entity.js';

/** A customer whose details are still to be read; the row goes when nothing is left to be read. */
@Entity('details_reading')
@Index('details_reading_next_attempt_of_instance', ['providerInstanceId', 'nextAttemptAt'], {
  where: 'next_attempt_at IS NOT NULL',
})
@ForeignKey(() => CustomerOrmEntity, ['customerId'], ['id'], { name: 'details_reading_customer' })
export class DetailsReadingOrmEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'details_reading_pkey' })
  customerId!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  /** Attempts since Microsoft's last answer. */
  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  /** How often Microsoft has refused in a row. */
  @Column({ name: 'refusals', type: 'integer', default: 0 })
  refusals!: number;

  @Column({ name: 'lease_id', type: 'uuid', nullable: true })
  leaseId!: string | null;

  /** Nobody may try before this: a worker is at it, or it has to wait. */
  @Column({ name: 'leased_until', type: 'timestamp with time zone' })
  leasedUntil!: Date;

  /** When the sweep sends a wake-up; null when Microsoft is not asked any more. */
  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone', nullable: true })
  nextAttemptAt!: Date | null;
}
