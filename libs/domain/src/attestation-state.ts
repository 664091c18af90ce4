/** The life of one attestation. Sent, delivered and opened are facts with times, not states. */
export const ATTESTATION_STATES = [
  'requested',
  'link_generated',
  'accepted',
  'finalised',
  'expired',
  'declined',
  'superseded',
  'revoked',
  'accepted_directly',
  'failed',
] as const;
export type AttestationState = (typeof ATTESTATION_STATES)[number];

/** A live attestation still moves towards an agreement; a customer has at most one of these. */
export const LIVE_ATTESTATION_STATES = ['requested', 'link_generated', 'accepted'] as const;
export type LiveAttestationState = (typeof LIVE_ATTESTATION_STATES)[number];

/** What can happen to an attestation. */
export const ATTESTATION_EVENTS = [
  'generate_link',
  'accept',
  'accept_late',
  'finalise',
  'expire',
  'decline',
  'supersede',
  'revoke',
  'accept_directly',
  'fail',
] as const;
export type AttestationEvent = (typeof ATTESTATION_EVENTS)[number];

/**
 * The transition table: from a state, by an event, to a state. What is not in the table is refused.
 *
 * `accept` is Microsoft's confirmation while the attestation is live. `accept_late` is the same
 * confirmation for one that was already closed: after expiry and supersession it wins by itself; after a
 * decline or a revocation it only takes effect when a person decides so.
 * After acceptance nothing fails: an agreement that cannot be created leaves the attestation `accepted`.
 */
export const ATTESTATION_TRANSITIONS: Readonly<
  Record<AttestationState, Readonly<Partial<Record<AttestationEvent, AttestationState>>>>
> = {
  requested: {
    generate_link: 'link_generated',
    fail: 'failed',
    supersede: 'superseded',
    revoke: 'revoked',
    accept_directly: 'accepted_directly',
  },
  link_generated: {
    accept: 'accepted',
    expire: 'expired',
    decline: 'declined',
    supersede: 'superseded',
    revoke: 'revoked',
    accept_directly: 'accepted_directly',
  },
  accepted: {
    finalise: 'finalised',
    revoke: 'revoked',
    accept_directly: 'accepted_directly',
  },
  finalised: {},
  expired: { accept_late: 'accepted', supersede: 'superseded' },
  superseded: { accept_late: 'accepted' },
  declined: { accept_late: 'accepted' },
  revoked: { accept_late: 'accepted' },
  accepted_directly: {},
  failed: {},
};

export function isLive(state: AttestationState): state is LiveAttestationState {
  return (LIVE_ATTESTATION_STATES as readonly AttestationState[]).includes(state);
}

/** The state after `event`, or `undefined` when the event is not possible in `state`. */
export function nextAttestationState(
  state: AttestationState,
  event: AttestationEvent,
): AttestationState | undefined {
  return ATTESTATION_TRANSITIONS[state][event];
}
