import type { Delivery } from '@assent/contracts';
import { checkContact, isSameSignatory, type Contact } from '@assent/domain';
import { changed, conclude, refuse, type Circumstances, type Decision, type McaEvent } from '../decision.js';
import { can, type Attestation } from '../model/attestation.js';
import {
  currentAttestation,
  liveAttestation,
  withAttestation,
  type CustomerMca,
  type SignatoryLink,
} from '../model/customer-mca.js';
import { isAgreedBy } from '../model/known-agreements.js';
import { newWork } from '../model/outside-work.js';
import { closeAttestation } from './close-attestation.js';
import { refuseIfCompliant, refuseUnlessActive } from './customer-gate.js';

export interface StartAttestation {
  readonly attestationId: string;
  readonly contact: Contact;
  readonly linkLifetimeMinutes: number | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly delivery: Delivery;
  /** The attestation that makes way for this one; null: there is none that does. */
  readonly replacesAttestationId: string | null;
  /** Used when this signatory has no address yet. */
  readonly newSignatoryLinkId: string;
  readonly requestId: string;
  readonly operationId: string | null;
  readonly correlationId: string;
}

/**
 * Starts an attestation for a customer that has no live one, or none but the one that it is to replace. The
 * operation waits for the link.
 */
export function startAttestation(
  mca: CustomerMca,
  command: StartAttestation,
  circumstances: Circumstances,
): Decision {
  const refused =
    refuseUnlessActive(mca) ?? refuseIfCompliant(mca) ?? refuseSecond(mca, command.replacesAttestationId);
  if (refused) return refused;
  const errors = checkContact(command.contact).map(({ path, message }) => ({ path, message }));
  if (errors.length > 0) return refuseContact(errors);
  const { now, defaults } = circumstances;
  const country = command.country ?? mca.customer.country ?? defaults.country;
  if (country === null) return refuseWithoutCountry();

  const replaced = replaceCurrent(mca, command.replacesAttestationId, now);
  const known = mca.signatoryLinks.find(
    (link) => link.endedAt === null && isSameSignatory(link.contact, command.contact),
  );
  const link: SignatoryLink = known ?? {
    id: command.newSignatoryLinkId,
    contact: command.contact,
    createdAt: now,
    endedAt: null,
  };
  const attestation = newAttestation(
    {
      id: command.attestationId,
      signatoryLinkId: link.id,
      contact: command.contact,
      country,
      language: command.language ?? defaults.language,
      delivery: command.delivery,
      linkLifetimeMinutes: command.linkLifetimeMinutes ?? defaults.linkLifetimeMinutes,
      renewalOf: null,
      origin: 'partner',
      // Microsoft may refuse another agreement with this person (600061). The rule is not certain enough to
      // forbid the try.
      warnings: mca.agreements.some((agreement) => isAgreedBy(agreement, command.contact))
        ? ['signatory_used_before']
        : [],
      linkOperationId: command.operationId,
      correlationId: command.correlationId,
    },
    command.requestId,
    circumstances,
  );
  const next: CustomerMca = {
    ...replaced.mca,
    lastError: null,
    signatoryLinks: known ? mca.signatoryLinks : [...mca.signatoryLinks, link],
    attestations: [...replaced.mca.attestations, attestation],
  };
  return conclude(mca, next, [...replaced.events, ...requested(attestation)], circumstances);
}

/** Somebody else is asked now: the address of the one before says so from this moment on. */
function replaceCurrent(
  mca: CustomerMca,
  replacesAttestationId: string | null,
  now: Date,
): { mca: CustomerMca; events: McaEvent[] } {
  const current = currentAttestation(mca);
  if (current?.id !== replacesAttestationId || !can(current, 'supersede')) return { mca, events: [] };
  const { closed, events } = closeAttestation(current, 'supersede', now, {
    code: 'attestation_not_waiting',
    detail: 'Another signatory was asked before this was done.',
  });
  return { mca: withAttestation(mca, closed), events: [changed('superseded', current.id), ...events] };
}

/** What is told when an attestation was asked for, and the work it makes. */
export function requested(attestation: Attestation): McaEvent[] {
  return [
    changed('attestation_requested', attestation.id),
    { kind: 'create_attestation', attestationId: attestation.id },
  ];
}

type Asked = Pick<
  Attestation,
  | 'id'
  | 'signatoryLinkId'
  | 'contact'
  | 'country'
  | 'language'
  | 'delivery'
  | 'linkLifetimeMinutes'
  | 'renewalOf'
  | 'origin'
  | 'warnings'
  | 'linkOperationId'
  | 'correlationId'
>;

/** An attestation at the very beginning of its life. */
export function newAttestation(
  asked: Asked,
  requestId: string,
  { now, priority }: Pick<Circumstances, 'now' | 'priority'>,
): Attestation {
  return {
    ...asked,
    state: 'requested',
    requestedAt: now,
    linkGeneratedAt: null,
    expiresAt: null,
    openedAt: null,
    lastOpenedAt: null,
    acceptedAt: null,
    finalisedAt: null,
    closedAt: null,
    declineReason: null,
    suggestion: null,
    lateAcceptedAt: null,
    finalisesAt: null,
    finalisationHeldAt: null,
    microsoftId: null,
    acceptanceUrl: null,
    creation: newWork(requestId, { now, priority }),
    finalisation: null,
    nextPollAt: null,
    agreementOperationId: null,
  };
}

/**
 * The refusal for a customer who is being asked already.
 *
 * @param replacesAttestationId the live one that may make way
 */
export function refuseSecond(
  mca: CustomerMca,
  replacesAttestationId: string | null = null,
): Decision | undefined {
  const live = liveAttestation(mca);
  if (!live || (live.id === replacesAttestationId && can(live, 'supersede'))) return undefined;
  return refuse(
    'attestation_already_live',
    live.state === 'accepted'
      ? 'The customer has accepted already. Create the agreement from that attestation, or revoke it first.'
      : 'An attestation is already running for this customer. Renew or revoke that one instead of starting a second.',
    { attestationId: live.id },
  );
}

/** The gateway checks the same rules; this is for whoever speaks to the queue without it. */
function refuseContact(errors: { path: string; message: string }[]): Decision {
  return {
    kind: 'refused',
    refusal: {
      code: 'validation_failed',
      detail: 'Microsoft would refuse this signatory. Correct the fields named here.',
      errors,
    },
  };
}

function refuseWithoutCountry(): Decision {
  return {
    kind: 'refused',
    refusal: {
      code: 'validation_failed',
      detail: 'Microsoft needs the country of the customer, and none is known.',
      errors: [{ path: 'country', message: 'Choose the country in which the customer signs.' }],
    },
  };
}
