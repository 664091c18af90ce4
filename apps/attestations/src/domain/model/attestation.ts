import type { AttestationWarning, Delivery } from '@assent/contracts';
import {
  nextAttestationState,
  type AttestationEvent,
  type AttestationState,
  type Contact,
} from '@assent/domain';
import type { OutsideWork } from './outside-work.js';

/** Whom the person who was asked named as the right one. */
export interface SignatorySuggestion {
  readonly contact: Omit<Contact, 'phone'>;
  readonly note: string | null;
  readonly suggestedAt: Date;
  /** When the partner said no to it. */
  readonly dismissedAt: Date | null;
}

/** One try to have one signatory accept the agreement. */
export interface Attestation {
  readonly id: string;
  readonly state: AttestationState;
  /** The signatory's stable address, which spans renewals. */
  readonly signatoryLinkId: string;
  readonly contact: Contact;
  readonly country: string;
  readonly language: string;
  readonly delivery: Delivery;
  readonly linkLifetimeMinutes: number;
  /** The attestation whose link this one replaces. */
  readonly renewalOf: string | null;
  /** Who wanted it: the signatory may ask for a new link on the landing page. */
  readonly origin: 'partner' | 'signatory';
  readonly warnings: readonly AttestationWarning[];

  readonly requestedAt: Date;
  readonly linkGeneratedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly openedAt: Date | null;
  /** The newest visit decides how often Microsoft is asked. */
  readonly lastOpenedAt: Date | null;
  readonly acceptedAt: Date | null;
  /** When it becomes an agreement by itself, unless a person stops it; null: not by itself. */
  readonly finalisesAt: Date | null;
  /** When that was stopped; only a person makes the agreement from then on. */
  readonly finalisationHeldAt: Date | null;
  readonly finalisedAt: Date | null;
  readonly closedAt: Date | null;
  readonly declineReason: string | null;
  readonly suggestion: SignatorySuggestion | null;
  /** When Microsoft confirmed an acceptance that did not win by itself: a person decides about it. */
  readonly lateAcceptedAt: Date | null;

  /** Microsoft's id; null until the link exists. */
  readonly microsoftId: string | null;
  /** Microsoft's acceptance page: whoever holds it can accept. */
  readonly acceptanceUrl: string | null;

  /** Creating it at Microsoft; null when that is over. */
  readonly creation: OutsideWork | null;
  /** Creating the agreement; null when nobody has asked for it, or it is over. */
  readonly finalisation: OutsideWork | null;
  /** When to ask Microsoft for an acceptance; null: no more. */
  readonly nextPollAt: Date | null;

  /** The operation that waits for the link. */
  readonly linkOperationId: string | null;
  /** The operation that waits for the agreement. */
  readonly agreementOperationId: string | null;
  /** The thread of the command that started it, for everything that happens to it later. */
  readonly correlationId: string;
}

/** The transition table does not know this event in this state: a decision forgot to ask first. */
export class ImpossibleTransition extends Error {
  constructor(state: AttestationState, event: AttestationEvent) {
    super(`An attestation that is ${state} cannot ${event}.`);
    this.name = 'ImpossibleTransition';
  }
}

/** The suggestion that a person of the partner has yet to decide about. */
export function openSuggestion({ suggestion }: Attestation): SignatorySuggestion | null {
  return suggestion?.dismissedAt === null ? suggestion : null;
}

/** Whether the transition table allows `event` now. */
export function can(attestation: Attestation, event: AttestationEvent): boolean {
  return nextAttestationState(attestation.state, event) !== undefined;
}

/** The state after `event`. @throws ImpossibleTransition */
export function stateAfter(attestation: Attestation, event: AttestationEvent): AttestationState {
  const state = nextAttestationState(attestation.state, event);
  if (state === undefined) throw new ImpossibleTransition(attestation.state, event);
  return state;
}
