import {
  changed,
  conclude,
  refuse,
  type Circumstances,
  type Decision,
  type Settlement,
} from '../decision.js';
import type { Attestation } from '../model/attestation.js';
import { withAttestation, type CustomerMca } from '../model/customer-mca.js';
import { nextPollAt } from '../polling-schedule.js';
import { answerAbout, type Answered } from './answer-about.js';
import { closeAttestation } from './close-attestation.js';

/** A person went on from our page to Microsoft's: ask Microsoft often from now on. */
export function recordLinkOpened(
  mca: CustomerMca,
  command: Answered & { readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  return answerAbout(mca, command, (attestation) => {
    if (attestation.state !== 'link_generated') return nothingWaits(attestation);
    const { now } = circumstances;
    const opened: Attestation = {
      ...attestation,
      openedAt: attestation.openedAt ?? now,
      lastOpenedAt: now,
    };
    return conclude(
      mca,
      withAttestation(mca, { ...opened, nextPollAt: nextPollAt(opened, now) }),
      [changed('link_opened', attestation.id, settlement(command.operationId, attestation))],
      circumstances,
    );
  });
}

/** The signatory said no on our page. */
export function declineAttestation(
  mca: CustomerMca,
  command: Answered & { readonly reason: string | null; readonly operationId: string | null },
  circumstances: Circumstances,
): Decision {
  return answerAbout(mca, command, (attestation) => {
    if (attestation.state !== 'link_generated') return nothingWaits(attestation);
    const { closed, events } = closeAttestation(attestation, 'decline', circumstances.now, {
      code: 'attestation_not_waiting',
      detail: 'The signatory declined before this was done.',
    });
    return conclude(
      mca,
      withAttestation(mca, { ...closed, declineReason: command.reason }),
      [changed('declined', attestation.id, settlement(command.operationId, attestation)), ...events],
      circumstances,
    );
  });
}

function nothingWaits({ id }: Attestation): Decision {
  return refuse(
    'attestation_not_waiting',
    'Nothing waits for an answer behind this link any more. Open the link again to see what happened to it.',
    { attestationId: id },
  );
}

function settlement(operationId: string | null, attestation: Attestation): Settlement[] {
  return operationId === null ? [] : [{ operationId, resource: { kind: 'attestation', id: attestation.id } }];
}
