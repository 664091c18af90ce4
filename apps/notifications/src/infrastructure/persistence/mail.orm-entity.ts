import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MailKind, MailState } from '../../domain/mail.js';

/** A mail that is to be sent, or was. */
@Entity('mail')
@Index('mail_due', ['nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
export class MailOrmEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'mail_pkey' })
  id!: string;

  @Column({ name: 'message_id', type: 'uuid' })
  @Index('mail_message_id', { unique: true })
  messageId!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: MailKind;

  @Column({ name: 'state', type: 'text' })
  state!: MailState;

  @Column({ name: 'provider_instance_id', type: 'uuid' })
  providerInstanceId!: string;

  @Column({ name: 'reseller_id', type: 'uuid', nullable: true })
  resellerId!: string | null;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId!: string;

  @Column({ name: 'attestation_id', type: 'uuid' })
  @Index('mail_attestation_id')
  attestationId!: string;

  @Column({ name: 'signatory_link_id', type: 'uuid' })
  signatoryLinkId!: string;

  @Column({ name: 'company_name', type: 'text' })
  companyName!: string;

  /** The signatory as JSON, sealed for this row. */
  @Column({ name: 'contact_sealed', type: 'text' })
  contactSealed!: string;

  @Column({ name: 'language', type: 'text' })
  language!: string;

  @Column({ name: 'expires_at', type: 'timestamp with time zone' })
  expiresAt!: Date;

  @Column({ name: 'correlation_id', type: 'text' })
  correlationId!: string;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  /** Set as long as it is intended; also the lease of a try under way. */
  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone', nullable: true })
  nextAttemptAt!: Date | null;

  /** When its sending was last woken up. */
  @Column({ name: 'woken_at', type: 'timestamp with time zone', nullable: true })
  wokenAt!: Date | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;

  @Column({ name: 'created_at', type: 'timestamp with time zone' })
  createdAt!: Date;

  @Column({ name: 'settled_at', type: 'timestamp with time zone', nullable: true })
  settledAt!: Date | null;
}
