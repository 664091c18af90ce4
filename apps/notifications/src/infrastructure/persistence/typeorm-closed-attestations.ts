import { storeRows, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { type ClosedAttestation, ClosedAttestations } from '../../application/ports/closed-attestations.js';
import { ClosedAttestationOrmEntity } from './closed-attestation.orm-entity.js';

/** Closed attestations in PostgreSQL. */
@Injectable()
export class TypeOrmClosedAttestations extends ClosedAttestations {
  override async remember(tx: Tx, closed: readonly ClosedAttestation[], at: Date): Promise<void> {
    // One that is told of twice once, and in one order always, so that two of these never wait for each other.
    const byId = new Map(closed.map((one) => [one.attestationId, one]));
    const rows = [...byId.values()]
      .map(({ attestationId, state }) => ({ attestationId, state, closedAt: at }))
      .toSorted((a, b) => (a.attestationId < b.attestationId ? -1 : 1));
    await storeRows(tx, ClosedAttestationOrmEntity, rows, { key: ['attestationId'], known: 'replace' });
  }

  override async has(tx: Tx, attestationId: string): Promise<boolean> {
    return tx.existsBy(ClosedAttestationOrmEntity, { attestationId });
  }

  override async forgetBefore(tx: Tx, before: Date): Promise<number> {
    const { affected } = await tx.delete(ClosedAttestationOrmEntity, { closedAt: LessThan(before) });
    return affected ?? 0;
  }
}
