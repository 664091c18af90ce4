import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Origin } from '../application/ports/origin.js';
import type { NewCustomer } from '../domain/new-customer.js';
import { CustomerOrmEntity } from './customer.orm-entity.js';

/** A call that is owed to Microsoft; the row goes when the call is over. */
@Entity('customer_call')
@Check('customer_call_kind', `kind IN ('create', 'end')`)
@Index('customer_call_next_attempt', ['nextAttemptAt'])
@ForeignKey(() => CustomerOrmEntity, ['customerId'], ['id'], { name: 'customer_call_customer' })
export class CustomerCallOrmEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'customer_call_pkey' })
  customerId!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind!: 'create' | 'end';

  /** What to create; null for another kind of call. */
  @Column({ name: 'new_customer', type: 'jsonb', nullable: true })
  newCustomer!: NewCustomer | null;

  @Column({ name: 'origin', type: 'jsonb' })
  origin!: Origin;

  /** `MS-RequestId` of the attempt that has had no answer; null when the next one needs a new id. */
  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId!: string | null;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'lease_id', type: 'uuid', nullable: true })
  leaseId!: string | null;

  /** Nobody may try before this: a worker is at it, or Microsoft asked for patience. */
  @Column({ name: 'leased_until', type: 'timestamp with time zone' })
  leasedUntil!: Date;

  /** When the sweep sends a wake-up. */
  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone' })
  nextAttemptAt!: Date;
}
