import fc from 'fast-check';
import { claimCreation } from '../../src/domain/decisions/record-creation.js';
import { recordPollFailure } from '../../src/domain/decisions/record-acceptance.js';
import { recordDuplicateSignatory } from '../../src/domain/decisions/record-agreement.js';
import {
  claimVerification,
  recordVerificationFailure,
} from '../../src/domain/decisions/record-verification.js';
import { remindSignatory } from '../../src/domain/decisions/remind-signatory.js';
import { requestNewLink } from '../../src/domain/decisions/renew-attestation.js';
import {
  ada,
  anAgreement,
  answered503,
  bo,
  MINUTE,
  noAnswer,
  refusal600061,
  type Story,
  AFTER_HALF_AN_HOUR,
  AT_ONCE,
  MANUAL,
} from './story.js';

/** Something that happens to a customer: a command, an answer of Microsoft's, or time that passes. */
export interface Happening {
  readonly name: string;
  happen(story: Story): void;
}

/**
 * Which of the customer's attestations something happens to: mostly the newest, else an earlier one, so that
 * late answers and commands about what is over come as well.
 */
const which = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) });

function attestationOf({ mca }: Story, back: number) {
  return mca.attestations.at(-1 - (back % Math.max(1, mca.attestations.length)));
}
const idOf = (story: Story, back: number) => attestationOf(story, back)?.id ?? 'nobody';
const linkOf = (story: Story, back: number) => attestationOf(story, back)?.signatoryLinkId ?? 'nobody';

const failure = fc.constantFrom(noAnswer, answered503, refusal600061, {
  ...refusal600061,
  kind: 'forbidden' as const,
});
/** Agreements that Microsoft may list: a valid one, one before the cut-off date, by the one or the other. */
const listed = fc.subarray([
  anAgreement(),
  anAgreement({ contact: bo, dateAgreed: new Date('2025-12-01T00:00:00Z') }),
  anAgreement({ dateAgreed: new Date('2019-05-01T00:00:00Z') }),
]);

function happening<T>(
  name: string,
  input: fc.Arbitrary<T>,
  happen: (story: Story, value: T) => unknown,
): fc.Arbitrary<Happening> {
  return input.map((value) => ({
    name: `${name} ${JSON.stringify(value)}`,
    happen: (story) => void happen(story, value),
  }));
}

/** An id that nobody has used: the same command twice is stopped by the inbox, before any decision. */
function fresh(story: Story): string {
  return `no-${story.mca.attestations.length + 1}`;
}

const nothing = fc.constant(null);

/** Everything that can happen, whether it fits the moment or not. */
const anything: fc.Arbitrary<Happening>[] = [
  happening('time passes', fc.constantFrom(1, 30, 61, 26 * 60), (story, minutes) =>
    story.later(minutes * MINUTE),
  ),
  happening('start', fc.constantFrom(ada, bo), (story, contact) => story.start(fresh(story), { contact })),
  happening('another is asked instead', which, (story, back) =>
    story.start(fresh(story), { contact: bo, replacesAttestationId: idOf(story, back) }),
  ),
  happening('another is suggested', which, (story, back) => story.suggest(linkOf(story, back))),
  happening('suggestion dismissed', which, (story, back) => story.dismiss(idOf(story, back))),
  happening('claim creation', which, (story, back) =>
    story.apply((mca, { now }) => claimCreation(mca, idOf(story, back), now)),
  ),
  happening('created', which, (story, back) => story.created(idOf(story, back))),
  happening('creation fails', fc.tuple(which, failure), (story, [back, why]) =>
    story.creationFails(idOf(story, back), why),
  ),
  happening('renew', which, (story, back) => story.renew(idOf(story, back), fresh(story))),
  happening('new link asked for', which, (story, back) =>
    story.apply((mca, circumstances) =>
      requestNewLink(
        mca,
        {
          signatoryLinkId: linkOf(story, back),
          newAttestationId: fresh(story),
          requestId: 'request-new-link',
          operationId: null,
          correlationId: 'thread',
        },
        circumstances,
      ),
    ),
  ),
  happening('expiry is swept', nothing, (story) => story.expire()),
  happening('link opened', which, (story, back) => story.open(linkOf(story, back))),
  happening('declined', which, (story, back) => story.decline(linkOf(story, back))),
  happening(
    'poll',
    fc.tuple(which, fc.constantFrom('accepted', 'pending', 'accepted', 'expired', 'unknown')),
    (story, [back, status]) => story.poll(idOf(story, back), { status }),
  ),
  happening('poll fails', fc.tuple(which, failure), (story, [back, why]) =>
    story.apply((mca, circumstances) => recordPollFailure(mca, idOf(story, back), why, circumstances)),
  ),
  happening('agreement asked for', nothing, (story) => story.askAgreement()),
  happening('agreement held', nothing, (story) => story.holdAgreement()),
  happening('finalisation is swept', nothing, (story) => story.finalisationIsSwept()),
  happening('the policy becomes', fc.constantFrom(MANUAL, AT_ONCE, AFTER_HALF_AN_HOUR), (story, policy) =>
    story.policyBecomes(policy),
  ),
  happening('claim agreement', which, (story, back) => story.claimAgreement(idOf(story, back))),
  happening('agreement made', which, (story, back) => {
    // Microsoft makes none without an acceptance; but its answer may come when all is over here.
    const asked = attestationOf(story, back);
    if (asked && asked.acceptedAt !== null) story.agreed(asked.id);
  }),
  happening('agreement fails', fc.tuple(which, failure), (story, [back, why]) =>
    story.agreementFails(idOf(story, back), why),
  ),
  happening('signatory known already', fc.tuple(which, fc.option(listed)), (story, [back, agreements]) =>
    story.apply((mca, circumstances) =>
      recordDuplicateSignatory(mca, idOf(story, back), agreements, refusal600061, circumstances),
    ),
  ),
  happening('revoke', which, (story, back) => story.revoke(idOf(story, back))),
  happening('remind', which, (story, back) =>
    story.apply((mca, circumstances) =>
      remindSignatory(mca, { attestationId: idOf(story, back), operationId: 'remind' }, circumstances),
    ),
  ),
  happening('refresh', fc.option(fc.constant('refresh')), (story, operationId) => story.refresh(operationId)),
  happening('claim verification', nothing, (story) =>
    story.apply((mca, { now }) => claimVerification(mca, now)),
  ),
  happening(
    'verified',
    fc.record({ agreements: fc.option(listed), acceptedDirectly: fc.constantFrom(false, false, true, null) }),
    (story, told) => story.verified(told),
  ),
  happening('verification fails', failure, (story, why) =>
    story.apply((mca, circumstances) => recordVerificationFailure(mca, why, circumstances)),
  ),
  happening('customer becomes', fc.constantFrom('active', 'ending', 'ended'), (story, lifecycle) =>
    story.customerBecomes({ lifecycle }),
  ),
];

/** What usually comes next, so that many histories get to an agreement and beyond. */
const journey: fc.Arbitrary<Happening>[] = [
  happening('customer is there', nothing, (story) => story.customerBecomes({ lifecycle: 'active' })),
  happening('verified, without an agreement', nothing, (story) => story.verified()),
  happening('start', nothing, (story) => story.start(fresh(story))),
  happening('created', nothing, (story) => story.created(idOf(story, 0))),
  happening('accepted', nothing, (story) => story.poll(idOf(story, 0))),
  happening('agreement asked for', nothing, (story) => story.askAgreement()),
];

/** A random life of one customer, each happening possibly twice in a row. */
export const anyHistory: fc.Arbitrary<readonly Happening[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 1, arbitrary: fc.oneof(...anything) },
        { weight: 1, arbitrary: fc.oneof(...journey) },
      ),
      fc.boolean(),
    ),
    // Without a size fast-check stops at a dozen, and few histories get as far as an agreement.
    { minLength: 1, maxLength: 60, size: 'medium' },
  )
  .map((steps) => steps.flatMap(([step, twice]) => (twice ? [step, step] : [step])));
