import type { AttestationState } from '@assent/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An attestation that no longer waits for the customer. */
@Entity('closed_attestation')
export class ClosedAttestationOrmEntity {
  @PrimaryColumn({
    name: 'attestation_id',
    type: 'uuid',
    primaryKeyConstraintName: 'closed_attestation_pkey',
  })
  attestationId!: string;

  @Column({ name: 'state', type: 'text' })
  state!: AttestationState;

  @Column({ name: 'closed_at', type: 'timestamp with time zone' })
  @Index('closed_attestation_closed_at')
  closedAt!: Date;
}
