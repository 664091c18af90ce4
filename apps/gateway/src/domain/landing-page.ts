import type { AttestationState, McaStatus } from '@assent/domain';

/**
 * What the signatory's address shows.
 *
 * - `ask`: a live link waits for the signatory
 * - `preparing`: the link is being created at Microsoft
 * - `expired`: the link ran out; a new one can be had here
 * - `forwarded`, `forwarded_expired`: as `ask` and `expired`, but the signatory named somebody else, and the
 *   partner has not decided yet
 * - `accepted`: thank you
 * - `declined`, `revoked`: ended by the signatory, by the partner
 * - `replaced`: somebody else is asked now
 * - `failed`: Microsoft refused to create the link
 */
export type LandingPage =
  | 'ask'
  | 'preparing'
  | 'expired'
  | 'forwarded'
  | 'forwarded_expired'
  | 'accepted'
  | 'declined'
  | 'revoked'
  | 'replaced'
  | 'failed';

/** What the page depends on. */
export interface LandingFacts {
  readonly status: McaStatus;
  /** The relationship with the customer has ended. */
  readonly ended: boolean;
  /** The newest attestation behind the address. */
  readonly attestation: {
    readonly id: string;
    readonly state: AttestationState;
    readonly expiresAt: string | null;
    /** Whether the signatory named somebody else and nobody has dismissed it. */
    readonly isForwarded: boolean;
  };
  /** The customer's present attestation, behind whichever address. */
  readonly presentAttestationId: string | null;
}

/** Decides what to show at `now`. */
export function landingPageOf(facts: LandingFacts, now: Date): LandingPage {
  const { attestation, status } = facts;
  if (facts.ended) return 'revoked';
  if (status === 'compliant') return 'accepted';
  if (attestation.id !== facts.presentAttestationId) {
    return attestation.state === 'accepted' || attestation.state === 'finalised' ? 'accepted' : 'replaced';
  }
  switch (attestation.state) {
    case 'requested':
      return 'preparing';
    case 'link_generated':
      // The sweep that ends overdue links may be a moment behind.
      if (attestation.expiresAt !== null && new Date(attestation.expiresAt) <= now)
        return expired(attestation);
      return attestation.isForwarded ? 'forwarded' : 'ask';
    case 'accepted':
    case 'finalised':
    case 'accepted_directly':
      return 'accepted';
    case 'expired':
      return expired(attestation);
    case 'declined':
      return 'declined';
    case 'revoked':
      return 'revoked';
    case 'superseded':
      return 'replaced';
    case 'failed':
      return 'failed';
  }
}

function expired({ isForwarded }: LandingFacts['attestation']): LandingPage {
  return isForwarded ? 'forwarded_expired' : 'expired';
}
