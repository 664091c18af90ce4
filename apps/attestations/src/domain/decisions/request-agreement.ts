import { changed, conclude, refuse, type Circumstances, type Decision, type McaEvent } from '../decision.js';
import { can, stateAfter, type Attestation } from '../model/attestation.js';
import {
  currentAttestation,
  liveAttestation,
  undecidedAcceptance,
  withAttestation,
  type CustomerMca,
} from '../model/customer-mca.js';
import { moreUrgent, newWork, type OutsideWork } from '../model/outside-work.js';
import { closeAttestation } from './close-attestation.js';
import { isCompliant, refuseUnlessActive } from './customer-gate.js';

export interface RequestAgreement {
  readonly requestId: string;
  readonly operationId: string | null;
}

/**
 * A person wants the agreement made from the customer's acceptance. The operation waits for Microsoft's
 * answer. Where the acceptance came late and was only recorded, this is the decision it waited for.
 */
export function requestAgreement(
  mca: CustomerMca,
  command: RequestAgreement,
  circumstances: Circumstances,
): Decision {
  const { operationId } = command;
  const inactive = refuseUnlessActive(mca);
  if (inactive) return inactive;
  if (isCompliant(mca)) {
    const settles = operationId === null ? [] : [settleAgreement(operationId, mca)];
    return conclude(mca, mca, [changed('agreement_requested', null, settles)], circumstances);
  }
  const live = liveAttestation(mca);
  if (live?.state === 'accepted') {
    return live.finalisation === null
      ? begin(mca, mca, live, command, [], circumstances)
      : join(mca, live, live.finalisation, operationId, circumstances);
  }
  const late = undecidedAcceptance(mca);
  if (late && can(late, 'accept_late')) return decideForLateOne(mca, late, command, circumstances);
  return refuseNotAccepted(mca);
}

/** Starts the work on an accepted attestation; used by people and by the automatic policy alike. */
export function beginFinalisation(
  attestation: Attestation,
  command: RequestAgreement,
  circumstances: Pick<Circumstances, 'now' | 'priority'>,
) {
  const next: Attestation = {
    ...attestation,
    finalisation: newWork(command.requestId, circumstances),
    finalisesAt: null,
    agreementOperationId: command.operationId,
  };
  const events: McaEvent[] = [
    changed('agreement_requested', attestation.id),
    { kind: 'create_agreement', attestationId: attestation.id },
  ];
  return { next, events };
}

/** The agreement belongs to the customer, who therefore gives the resource its id. */
export function settleAgreement(operationId: string, { customerId }: CustomerMca) {
  return { operationId, resource: { kind: 'agreement', id: customerId } } as const;
}

function begin(
  before: CustomerMca,
  mca: CustomerMca,
  accepted: Attestation,
  command: RequestAgreement,
  earlier: readonly McaEvent[],
  circumstances: Circumstances,
): Decision {
  const { next, events } = beginFinalisation(accepted, command, circumstances);
  return conclude(
    before,
    { ...withAttestation(mca, next), lastError: null },
    [...earlier, ...events],
    circumstances,
  );
}

/** The automatic policy was quicker than the person: both wait for the same call. */
function join(
  mca: CustomerMca,
  live: Attestation,
  work: OutsideWork,
  operationId: string | null,
  circumstances: Circumstances,
): Decision {
  if (live.agreementOperationId !== null || operationId === null) {
    return refuse(
      'agreement_in_progress',
      'The agreement is being created at Microsoft already. Wait for the outcome; there is nothing to do.',
      { attestationId: live.id },
    );
  }
  return conclude(
    mca,
    withAttestation(mca, {
      ...live,
      agreementOperationId: operationId,
      finalisation: { ...work, priority: moreUrgent(work.priority, circumstances.priority) },
    }),
    [],
    circumstances,
  );
}

function decideForLateOne(
  mca: CustomerMca,
  late: Attestation,
  command: RequestAgreement,
  circumstances: Circumstances,
): Decision {
  const { now } = circumstances;
  const { mca: cleared, events } = supersedeLive(mca, now);
  const accepted = acceptLate(late, late.lateAcceptedAt ?? now);
  return begin(
    mca,
    withAttestation(cleared, accepted),
    accepted,
    command,
    [...events, changed('accepted_late', late.id)],
    circumstances,
  );
}

/** Makes room for an acceptance that wins over the link that waits. */
export function supersedeLive(mca: CustomerMca, now: Date): { mca: CustomerMca; events: McaEvent[] } {
  const live = liveAttestation(mca);
  if (!live) return { mca, events: [] };
  const { closed, events } = closeAttestation(live, 'supersede', now, {
    code: 'attestation_not_renewable',
    detail: 'The customer has accepted through an earlier link meanwhile. Create the agreement from that.',
  });
  return { mca: withAttestation(mca, closed), events: [changed('superseded', live.id), ...events] };
}

/** A closed attestation that lives again, because Microsoft confirmed the acceptance. */
export function acceptLate(closed: Attestation, acceptedAt: Date): Attestation {
  return {
    ...closed,
    state: stateAfter(closed, 'accept_late'),
    acceptedAt,
    lateAcceptedAt: null,
    closedAt: null,
    nextPollAt: null,
  };
}

function refuseNotAccepted(mca: CustomerMca): Decision {
  const current = currentAttestation(mca);
  const toDo =
    current?.state === 'link_generated'
      ? 'Wait for the customer, remind the signatory, or refresh the status if the customer says it is done.'
      : current?.state === 'expired'
        ? 'The link ran out; renew it first.'
        : current?.state === 'requested'
          ? 'The link is still being created.'
          : 'Start an attestation first.';
  return refuse(
    'agreement_not_accepted',
    `The customer has not accepted yet, so there is nothing to make an agreement from. ${toDo}`,
    current ? { attestationId: current.id } : {},
  );
}
