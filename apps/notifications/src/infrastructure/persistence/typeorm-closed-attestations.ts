import type { AttestationState } from '@assent/domain';
import type { Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { ClosedAttestations } from '../../application/ports/closed-attestations.js';
import { ClosedAttestationOrmEntity } from './closed-attestation.orm-entity.js';

/** Closed attestations in PostgreSQL. */
@Injectable()
export class TypeOrmClosedAttestations extends ClosedAttestations {
  override async remember(tx: Tx, attestationId: string, state: AttestationState, at: Date): Promise<void> {
    await tx.upsert(ClosedAttestationOrmEntity, { attestationId, state, closedAt: at }, ['attestationId']);
  }

  override async has(tx: Tx, attestationId: string): Promise<boolean> {
    return tx.existsBy(ClosedAttestationOrmEntity, { attestationId });
  }

  override async forgetBefore(tx: Tx, before: Date): Promise<number> {
    const { affected } = await tx.delete(ClosedAttestationOrmEntity, { closedAt: LessThan(before) });
    return affected ?? 0;
  }
}
