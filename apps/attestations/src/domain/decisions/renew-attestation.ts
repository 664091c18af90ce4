import type { Delivery } from '@assent/contracts';
import { changed, conclude, refuse, type Circumstances, type Decision } from '../decision.js';
import { can, type Attestation } from '../model/attestation.js';
import {
  currentAttestation,
  findAttestation,
  withAttestation,
  type CustomerMca,
} from '../model/customer-mca.js';
import { after } from '../model/outside-work.js';
import { POLICY } from '../policy.js';
import { answerAbout, type Answered } from './answer-about.js';
import { closeAttestation } from './close-attestation.js';
import { refuseIfCompliant, refuseUnlessActive } from './customer-gate.js';
import { newAttestation, refuseSecond, requested } from './start-attestation.js';

interface NewLink {
  readonly newAttestationId: string;
  readonly requestId: string;
  readonly operationId: string | null;
  readonly correlationId: string;
}

export interface RenewAttestation extends NewLink {
  readonly attestationId: string;
  /** Null: as before. */
  readonly linkLifetimeMinutes: number | null;
  readonly delivery: Delivery | null;
}

/** Gives the same signatory a fresh link with a fresh clock; the earlier attestation is superseded. */
export function renewAttestation(
  mca: CustomerMca,
  command: RenewAttestation,
  circumstances: Circumstances,
): Decision {
  const earlier = findAttestation(mca, command.attestationId);
  if (!earlier) {
    return refuse('attestation_not_found', 'This customer has no attestation with this id.', {
      attestationId: command.attestationId,
    });
  }
  const refused = refuseUnlessActive(mca) ?? refuseIfCompliant(mca) ?? refuseUnlessRenewable(mca, earlier);
  if (refused) return refused;
  return supersedeByNew(mca, earlier, { ...command, origin: 'partner' }, circumstances);
}

export interface RequestNewLink extends NewLink, Answered {}

/**
 * The signatory asks on the landing page for a new link after the old one ran out. It goes to the address
 * on record only, by mail, so that a stranger who found the old address gains nothing.
 */
export function requestNewLink(
  mca: CustomerMca,
  command: RequestNewLink,
  circumstances: Circumstances,
): Decision {
  return answerAbout(mca, command, (earlier) => {
    const refused = refuseUnlessActive(mca) ?? refuseIfCompliant(mca);
    if (refused) return refused;
    if (earlier.state !== 'expired') {
      return (
        refuseUnlessRenewable(mca, earlier) ??
        refuse(
          'attestation_already_live',
          'The link still works, so no new one is needed. Open it again to go on.',
          { attestationId: earlier.id },
        )
      );
    }
    const notRenewable =
      refuseUnlessRenewable(mca, earlier) ?? refuseTooMany(mca, earlier, circumstances.now);
    if (notRenewable) return notRenewable;
    return supersedeByNew(
      mca,
      earlier,
      { ...command, linkLifetimeMinutes: null, delivery: 'email', origin: 'signatory' },
      circumstances,
    );
  });
}

function refuseUnlessRenewable(mca: CustomerMca, earlier: Attestation): Decision | undefined {
  if (earlier.state !== 'link_generated' && earlier.state !== 'expired') {
    const another = refuseSecond(mca);
    const isAnother =
      another?.kind === 'refused' && another.refusal.references?.['attestationId'] !== earlier.id;
    return isAnother
      ? another
      : refuse(
          'attestation_not_renewable',
          earlier.state === 'requested'
            ? 'The first link is still being created at Microsoft. Wait a moment, then renew it if you still need to.'
            : 'Only a link that waits for the customer or has run out can be renewed. Start a new attestation if the customer still has to accept.',
          { attestationId: earlier.id },
        );
  }
  const current = currentAttestation(mca);
  if (current && current.id !== earlier.id) {
    return (
      refuseSecond(mca) ??
      refuse(
        'attestation_not_renewable',
        'A later attestation took the place of this one. Renew that one, or start a new attestation.',
        { attestationId: current.id },
      )
    );
  }
  return undefined;
}

function refuseTooMany(mca: CustomerMca, earlier: Attestation, now: Date): Decision | undefined {
  const { perSignatory, within } = POLICY.newLinks;
  const recent = mca.attestations.filter(
    (attestation) =>
      attestation.signatoryLinkId === earlier.signatoryLinkId &&
      attestation.origin === 'signatory' &&
      now < after(attestation.requestedAt, within),
  );
  if (recent.length < perSignatory) return undefined;
  return refuse(
    'too_many_requests',
    'Several new links were sent already. Look for the newest mail, or ask the partner for help.',
  );
}

function supersedeByNew(
  mca: CustomerMca,
  earlier: Attestation,
  link: Omit<RenewAttestation, 'attestationId'> & Pick<Attestation, 'origin'>,
  circumstances: Circumstances,
): Decision {
  const { now } = circumstances;
  if (!can(earlier, 'supersede')) throw new Error(`${earlier.state} is renewable but cannot be superseded`);
  const { closed, events } = closeAttestation(earlier, 'supersede', now, {
    code: 'attestation_not_waiting',
    detail: 'The link was renewed before this was done.',
  });
  const renewed = newAttestation(
    {
      ...pickAsked(earlier),
      id: link.newAttestationId,
      renewalOf: earlier.id,
      origin: link.origin,
      delivery: link.delivery ?? earlier.delivery,
      linkLifetimeMinutes: link.linkLifetimeMinutes ?? earlier.linkLifetimeMinutes,
      linkOperationId: link.operationId,
      correlationId: link.correlationId,
    },
    link.requestId,
    circumstances,
  );
  const superseded = withAttestation(mca, closed);
  const next = { ...superseded, lastError: null, attestations: [...superseded.attestations, renewed] };
  return conclude(
    mca,
    next,
    [changed('superseded', earlier.id), ...events, ...requested(renewed)],
    circumstances,
  );
}

function pickAsked({ signatoryLinkId, contact, country, language, warnings }: Attestation) {
  return { signatoryLinkId, contact, country, language, warnings };
}
