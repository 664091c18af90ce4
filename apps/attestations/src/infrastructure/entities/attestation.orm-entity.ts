import type { AttestationWarning, Delivery } from '@assent/contracts';
import { LIVE_ATTESTATION_STATES, type AttestationState } from '@assent/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ScopeColumns } from './scope.columns.js';

const liveStates = LIVE_ATTESTATION_STATES.map((state) => `'${state}'::text`).join(', ');

@Entity('attestation')
// The promise of the product, kept by the database: at most one live attestation per customer.
@Index('UQ_attestation_one_live_per_customer', ['customerId'], {
  unique: true,
  where: `state = ANY (ARRAY[${liveStates}])`,
})
@Index('IDX_attestation_customer', ['customerId'])
@Index('IDX_attestation_finalisation_due', ['finalisesAt'], { where: 'finalises_at IS NOT NULL' })
@Index('IDX_attestation_expiry_due', ['expiresAt'], { where: `state = 'link_generated'` })
@Index('IDX_attestation_poll_due_of_instance', ['providerInstanceId', 'nextPollAt'], {
  where: 'next_poll_at IS NOT NULL',
})
export class AttestationEntity extends ScopeColumns {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'PK_attestation' })
  id!: string;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId!: string;

  @Column({ name: 'state', type: 'text' })
  state!: AttestationState;

  @Column({ name: 'signatory_link_id', type: 'uuid' })
  signatoryLinkId!: string;

  @Column({ name: 'contact_sealed', type: 'text' })
  contactSealed!: string;

  @Column({ name: 'country', type: 'text' })
  country!: string;

  @Column({ name: 'language', type: 'text' })
  language!: string;

  @Column({ name: 'delivery', type: 'text' })
  delivery!: Delivery;

  @Column({ name: 'link_lifetime_minutes', type: 'integer' })
  linkLifetimeMinutes!: number;

  @Column({ name: 'renewal_of', type: 'uuid', nullable: true })
  renewalOf!: string | null;

  @Column({ name: 'origin', type: 'text' })
  origin!: 'partner' | 'signatory';

  @Column({ name: 'warnings', type: 'text', array: true })
  warnings!: AttestationWarning[];

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'link_generated_at', type: 'timestamptz', nullable: true })
  linkGeneratedAt!: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Column({ name: 'last_opened_at', type: 'timestamptz', nullable: true })
  lastOpenedAt!: Date | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'late_accepted_at', type: 'timestamptz', nullable: true })
  lateAcceptedAt!: Date | null;

  @Column({ name: 'finalises_at', type: 'timestamptz', nullable: true })
  finalisesAt!: Date | null;

  @Column({ name: 'finalisation_held_at', type: 'timestamptz', nullable: true })
  finalisationHeldAt!: Date | null;

  @Column({ name: 'finalised_at', type: 'timestamptz', nullable: true })
  finalisedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'decline_reason_sealed', type: 'text', nullable: true })
  declineReasonSealed!: string | null;

  /** Another person's data, with what the signatory wrote about them. */
  @Column({ name: 'suggestion_sealed', type: 'text', nullable: true })
  suggestionSealed!: string | null;

  @Column({ name: 'microsoft_id', type: 'text', nullable: true })
  microsoftId!: string | null;

  /** Whoever holds the link can accept. */
  @Column({ name: 'acceptance_url_sealed', type: 'text', nullable: true })
  acceptanceUrlSealed!: string | null;

  @Column({ name: 'next_poll_at', type: 'timestamptz', nullable: true })
  nextPollAt!: Date | null;

  @Column({ name: 'link_operation_id', type: 'uuid', nullable: true })
  linkOperationId!: string | null;

  @Column({ name: 'agreement_operation_id', type: 'uuid', nullable: true })
  agreementOperationId!: string | null;

  @Column({ name: 'correlation_id', type: 'text' })
  correlationId!: string;
}
