import type { AttestationState } from '@assent/domain';
import type { Tx } from '@assent/database';

/** An attestation, and how it left the live states. */
export interface ClosedAttestation {
  readonly attestationId: string;
  readonly state: AttestationState;
}

/**
 * Attestations that no longer wait for the customer. Events come in any order: one that closes an
 * attestation may be here before the one that asks for its mail.
 */
export abstract class ClosedAttestations {
  abstract remember(tx: Tx, closed: readonly ClosedAttestation[], at: Date): Promise<void>;
  abstract has(tx: Tx, attestationId: string): Promise<boolean>;
  /** @returns how many were forgotten */
  abstract forgetBefore(tx: Tx, before: Date): Promise<number>;
}
