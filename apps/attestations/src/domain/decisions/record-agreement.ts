import {
  changed,
  conclude,
  unchanged,
  type Circumstances,
  type DoneDecision,
  type McaEvent,
} from '../decision.js';
import { isValid } from '../derive-reason.js';
import { can, type Attestation } from '../model/attestation.js';
import {
  findAttestation,
  withAttestation,
  type CustomerMca,
  type KnownAgreement,
} from '../model/customer-mca.js';
import { isAgreedBy, mergeAgreements } from '../model/known-agreements.js';
import { postponed, type MicrosoftFailure } from '../model/microsoft-failure.js';
import { after, isClaimable, leased } from '../model/outside-work.js';
import { POLICY } from '../policy.js';
import { closeLiveIfCompliant, finalise } from './agreement-exists.js';
import { lastErrorFrom, signatoryUsedError, waitingError } from './last-error.js';

/** Takes the creation of the agreement into one worker's hands; unchanged: somebody has it, or it is over. */
export function claimFinalisation(mca: CustomerMca, attestationId: string, now: Date): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation?.finalisation || !isClaimable(attestation.finalisation, now)) return unchanged(mca);
  return {
    kind: 'done',
    mca: withAttestation(mca, { ...attestation, finalisation: leased(attestation.finalisation, now) }),
    events: [],
  };
}

/**
 * The agreement is there: Microsoft has made it, or was found to have made it before. Also after the
 * attestation was closed while the call was under way the agreement counts, because Microsoft has it.
 */
export function recordAgreement(
  mca: CustomerMca,
  attestationId: string,
  agreements: readonly KnownAgreement[],
  circumstances: Circumstances,
): DoneDecision {
  const { now } = circumstances;
  const attestation = findAttestation(mca, attestationId);
  const known: CustomerMca = {
    ...mca,
    agreements: mergeAgreements(mca.agreements, agreements),
    verification: { ...mca.verification, verifiedAt: now, nextVerifyAt: null },
    lastError: null,
  };
  if (!attestation || !can(attestation, 'finalise')) {
    // Another one may have been started meanwhile. Its signatory must not be asked for what there is: an
    // acceptance would make a second agreement.
    const { mca: next, events } = closeLiveIfCompliant(known, false, circumstances);
    return conclude(mca, next, [...events, changed('verified', attestation?.id ?? null)], circumstances);
  }
  const { finalised, events } = finalise(known, attestation, now);
  return conclude(mca, withAttestation(known, finalised), events, circumstances);
}

/** Microsoft did not make the agreement. The attestation stays accepted: the customer has done their part. */
export function recordAgreementFailure(
  mca: CustomerMca,
  attestationId: string,
  failure: MicrosoftFailure,
  newRequestId: string,
  circumstances: Circumstances,
): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation?.finalisation) return unchanged(mca);
  const { now } = circumstances;
  if (failure.kind !== 'unavailable') {
    return giveUp(mca, attestation, lastErrorFrom('agreement', failure, now), circumstances);
  }
  const finalisation = postponed(attestation.finalisation, failure, newRequestId, now);
  const waiting = withAttestation(mca, { ...attestation, finalisation });
  // The first failure is told, so that people see why they wait; the following ones say nothing new.
  return finalisation.attempts === 1
    ? conclude(
        mca,
        { ...waiting, lastError: waitingError('agreement', failure, now) },
        [changed('waiting_for_microsoft', attestation.id)],
        circumstances,
      )
    : conclude(mca, waiting, [], circumstances);
}

/**
 * Microsoft says that it has an agreement with this signatory already (600061). That may be ours, made by a
 * call whose answer was lost: a valid one among those just read finalises. Otherwise the problem names
 * the earlier signatory, and the agreements are read again later, because the list may lag.
 *
 * @param listed the agreements read after the refusal; null when this connection may not read them
 */
export function recordDuplicateSignatory(
  mca: CustomerMca,
  attestationId: string,
  listed: readonly KnownAgreement[] | null,
  failure: MicrosoftFailure,
  circumstances: Circumstances,
): DoneDecision {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation) return unchanged(mca);
  const { now, cutoff } = circumstances;
  const agreements = mergeAgreements(mca.agreements, listed ?? []);
  if (agreements.some((agreement) => isValid(agreement, cutoff))) {
    return recordAgreement(mca, attestationId, agreements, circumstances);
  }
  if (!attestation.finalisation) return unchanged(mca);
  const lookAgain = after(now, POLICY.verification.afterDuplicateSignatory);
  return giveUp(
    { ...mca, agreements, verification: { ...mca.verification, nextVerifyAt: lookAgain } },
    attestation,
    signatoryUsedError(
      describe(agreements.find((one) => isAgreedBy(one, attestation.contact))),
      failure,
      now,
    ),
    circumstances,
  );
}

function giveUp(
  mca: CustomerMca,
  attestation: Attestation,
  lastError: ReturnType<typeof lastErrorFrom>,
  circumstances: Circumstances,
): DoneDecision {
  const idle: Attestation = { ...attestation, finalisation: null, agreementOperationId: null };
  const refused: McaEvent[] =
    attestation.agreementOperationId === null
      ? []
      : [
          {
            kind: 'operation_refused',
            operationId: attestation.agreementOperationId,
            refusal: {
              code: lastError.code,
              detail: lastError.detail,
              references: { attestationId: attestation.id },
            },
          },
        ];
  return conclude(
    mca,
    { ...withAttestation(mca, idle), lastError },
    [changed('agreement_failed', attestation.id), ...refused],
    circumstances,
  );
}

function describe(agreement: KnownAgreement | undefined): string | null {
  if (!agreement) return null;
  const { firstName, lastName, email } = agreement.contact ?? {};
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  const date = agreement.dateAgreed?.toISOString().slice(0, 10);
  return `${name} (${email ?? 'address unknown'}${date === undefined ? '' : `, agreed on ${date}`})`;
}
