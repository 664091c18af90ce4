import {
  ATTESTATION_TRANSITIONS,
  isLive,
  MCA_REASONS,
  type AttestationEvent,
  type AttestationState,
} from '@assent/domain';
import fc from 'fast-check';
import { anyHistory, type Happening } from '../../test/support/any-history.js';
import { AFTER_HALF_AN_HOUR, AT_ONCE, CUTOFF, MANUAL, Story } from '../../test/support/story.js';
import { deriveReason } from './derive-reason.js';
import type { CustomerMca } from './model/customer-mca.js';

/** What holds after every single thing that happens, whatever happened before. */
const INVARIANTS: Record<string, (before: CustomerMca, after: CustomerMca, story: Story) => boolean> = {
  'at most one attestation is live': (_, after) => live(after).length <= 1,

  'the version grows by one with each decision that others are told of, and by nothing else': (
    before,
    after,
    { changes },
  ) => after.version === before.version + (changes.length > 0 ? 1 : 0),

  'what others see changes only together with the version': (before, after) =>
    after.version > before.version ||
    (after.reasonCode === before.reasonCode && same(states(before), states(after))),

  'a state is only left by a way of the transition table': (before, after) =>
    after.attestations.every(({ id, state }) => {
      const from = before.attestations.find((one) => one.id === id)?.state;
      return from === undefined ? state === 'requested' : from === state || ways(from).includes(state);
    }),

  'no attestation is ever forgotten': (before, after) =>
    before.attestations.every(({ id }) => after.attestations.some((one) => one.id === id)),

  'nothing is finalised that was not accepted': (_, after) =>
    after.attestations.every(
      ({ state, acceptedAt, finalisedAt }) =>
        (state !== 'finalised' && finalisedAt === null) || acceptedAt !== null,
    ),

  'an agreement is only made from an acceptance, and from one at a time': (_, after) => {
    const working = after.attestations.filter(({ finalisation }) => finalisation !== null);
    return working.length <= 1 && working.every(({ state }) => state === 'accepted');
  },

  'only what was accepted and is not under way comes by itself, and never what was stopped': (_, after) =>
    after.attestations.every(
      ({ state, finalisesAt, finalisation, finalisationHeldAt }) =>
        finalisesAt === null ||
        (state === 'accepted' && finalisation === null && finalisationHeldAt === null),
    ),

  'an agreement never comes sooner than people were shown, unless a person asks for it': (
    before,
    after,
    { now, turn },
  ) =>
    after.attestations.every(({ id, finalisation }) => {
      const was = before.attestations.find((one) => one.id === id);
      const begins = finalisation !== null && was?.finalisation === null;
      return !begins || !was.finalisesAt || was.finalisesAt <= now || turn.startsWith('agreement asked for');
    }),

  'while it is shown when an agreement comes, that time stands': (before, after) =>
    after.attestations.every(({ id, finalisesAt }) => {
      const was = before.attestations.find((one) => one.id === id)?.finalisesAt ?? null;
      return was === null || finalisesAt === null || was.getTime() === finalisesAt.getTime();
    }),

  'what was stopped is only begun by a person': (before, after, { turn }) =>
    after.attestations.every(({ id, finalisation }) => {
      const was = before.attestations.find((one) => one.id === id);
      const begins = finalisation !== null && was?.finalisation === null;
      return !begins || was.finalisationHeldAt === null || turn.startsWith('agreement asked for');
    }),

  'what was accepted never fails, expires or is declined': (_, after) =>
    after.attestations.every(
      ({ state, acceptedAt }) => acceptedAt === null || !['failed', 'expired', 'declined'].includes(state),
    ),

  'no agreement is ever taken away, so that a list that lags demotes nobody': (before, after) =>
    after.agreements.length >= before.agreements.length &&
    (status(before) !== 'compliant' || status(after) === 'compliant'),

  'whoever is compliant waits for nothing, or a second agreement would come of it': (_, after) =>
    status(after) !== 'compliant' || live(after).length === 0,

  'the reason follows from the facts alone': (_, after) => after.reasonCode === deriveReason(after, CUTOFF),

  'the status has its time from when it changed': (before, after, { now }) =>
    status(before) === status(after)
      ? after.statusSince.getTime() === before.statusSince.getTime()
      : after.statusSince.getTime() === now.getTime(),

  'nobody who waits is forgotten: a closed attestation has answered its operations': (_, after) =>
    after.attestations.every(
      ({ state, linkOperationId, agreementOperationId }) =>
        isLive(state) || (linkOperationId === null && agreementOperationId === null),
    ),
};

describe('whatever happens to a customer, in whichever order and however often', () => {
  it.each([
    ['by hand', MANUAL],
    ['at once', AT_ONCE],
    ['after half an hour', AFTER_HALF_AN_HOUR],
  ])(
    'keeps what has to hold (finalisation: %s)',
    (_, finalisation) => {
      const seen = new Set<AttestationState>();
      fc.assert(
        fc.property(anyHistory, (history) => {
          const story = new Story({ finalisation });
          history.forEach((happening, index) => {
            const before = story.mca;
            story.events = [];
            story.turn = happening.name;
            happening.happen(story);
            for (const { state } of story.mca.attestations) seen.add(state);
            const broken = Object.keys(INVARIANTS).filter(
              (name) => INVARIANTS[name]?.(before, story.mca, story) === false,
            );
            if (broken.length > 0) throw new Error(tell(broken, history.slice(0, index + 1), before, story));
          });
        }),
        { numRuns: 3_000 },
      );
      // A generator that never gets far proves nothing.
      expect([...seen].toSorted()).toEqual(Object.keys(ATTESTATION_TRANSITIONS).toSorted());
    },
    300_000,
  );
});

function live(mca: CustomerMca) {
  return mca.attestations.filter(({ state }) => isLive(state));
}

function status({ reasonCode }: CustomerMca) {
  return MCA_REASONS[reasonCode].status;
}

function states({ attestations }: CustomerMca) {
  return attestations.map(({ id, state }) => `${id} ${state}`);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function ways(from: AttestationState): AttestationState[] {
  const table: Partial<Record<AttestationEvent, AttestationState>> = ATTESTATION_TRANSITIONS[from];
  return Object.values(table);
}

function tell(broken: readonly string[], history: readonly Happening[], before: CustomerMca, story: Story) {
  return [
    `No longer holds: ${broken.join('; ')}.`,
    ...history.map(({ name }) => `  ${name}`),
    `before: version ${before.version} ${before.reasonCode} ${states(before).join(', ')}`,
    `after: version ${story.mca.version} ${story.mca.reasonCode} ${states(story.mca).join(', ')}`,
  ].join('\n');
}
