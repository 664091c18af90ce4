import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of the delivery to one customer's signatory. */
@Entity('delivery')
export class DeliveryOrmEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'delivery_pkey' })
  customerId!: string;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'attestation_id', type: 'uuid' })
  attestationId!: string;

  @Column({ name: 'invitation_sent_at', type: 'timestamp with time zone', nullable: true })
  invitationSentAt!: Date | null;

  @Column({ name: 'last_reminder_sent_at', type: 'timestamp with time zone', nullable: true })
  lastReminderSentAt!: Date | null;

  @Column({ name: 'reminders_sent', type: 'integer' })
  remindersSent!: number;

  @Column({ name: 'failure', type: 'text', nullable: true })
  failure!: string | null;
}
