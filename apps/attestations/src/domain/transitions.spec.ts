import {
  ATTESTATION_EVENTS,
  ATTESTATION_STATES,
  ATTESTATION_TRANSITIONS,
  type AttestationEvent,
  type AttestationState,
} from '@assent/domain';
import { answered503, refusal600061, Story } from '../../test/support/story.js';

/** How each state is reached, by decisions alone. The attestation is always `a`. */
const reached: Record<AttestationState, () => Story> = {
  requested: () => new Story().start('a'),
  link_generated: () => new Story().waiting('a'),
  accepted: () => new Story().waiting('a').poll('a'),
  finalised: () => new Story().waiting('a').poll('a').askAgreement().agreed('a'),
  expired: () => new Story().waiting('a').expire(),
  declined: () => new Story().waiting('a').decline('link-of-a'),
  superseded: () => new Story().waiting('a').renew('a', 'b'),
  revoked: () => new Story().waiting('a').revoke('a'),
  accepted_directly: () => new Story().waiting('a').verified({ acceptedDirectly: true }),
  failed: () => new Story().start('a').creationFails('a', refusal600061),
};

/** How each event of the table comes about. */
const happens: Record<AttestationEvent, (story: Story) => Story> = {
  generate_link: (story) => story.created('a'),
  accept: (story) => story.poll('a'),
  accept_late: (story) => story.poll('a'),
  finalise: (story) => story.agreed('a'),
  expire: (story) => story.expire(),
  decline: (story) => story.decline('link-of-a'),
  supersede: (story) => story.renew('a', 'c'),
  revoke: (story) => story.revoke('a'),
  accept_directly: (story) => story.verified({ acceptedDirectly: true }),
  fail: (story) => story.creationFails('a', refusal600061),
};

/** Transitions that take a second step, or that another spec tells, because the event alone does not make them. */
const byAnotherWay = new Set([
  // Only the arrival of an earlier acceptance or of an agreement supersedes what has no link yet.
  'requested supersede',
  // A renewal needs the newest attestation; the story has another one behind it.
  'declined accept_late',
  'revoked accept_late',
  // An agreement that exists without this one's acceptance ends it: there is nothing left to accept.
  'requested finalise',
  'link_generated finalise',
]);

describe('the transition table, carried out by decisions', () => {
  it.each(ATTESTATION_STATES)('reaches %s', (state) => {
    expect(reached[state]().attestation('a').state).toBe(state);
  });

  const cells = ATTESTATION_STATES.flatMap((state) =>
    ATTESTATION_EVENTS.map((event) => [state, event] as const),
  ).filter(([state, event]) => !byAnotherWay.has(`${state} ${event}`));

  it.each(cells)('%s, then %s', (state, event) => {
    const story = reached[state]();
    const table = ATTESTATION_TRANSITIONS[state];
    // A poll is an `accept` or an `accept_late` by the state it meets.
    const expected =
      table[event] ??
      (event === 'accept' ? table.accept_late : event === 'accept_late' ? table.accept : undefined) ??
      state;
    const byPoll = event === 'accept' || event === 'accept_late';
    const decidedByPerson = byPoll && (state === 'declined' || state === 'revoked');

    happens[event](story);

    expect(story.attestation('a').state).toBe(decidedByPerson ? state : expected);
  });

  it.each(['declined', 'revoked'] as const)(
    '%s, then a late acceptance that a person decides for',
    (state) => {
      const story = reached[state]().poll('a');
      expect(story.attestation('a').state).toBe(state);
      expect(story.changes).toEqual(['late_acceptance_recorded']);

      story.askAgreement();

      expect(story.attestation('a').state).toBe('accepted');
      expect(story.changes).toEqual(['accepted_late', 'agreement_requested']);
    },
  );

  it.each(['requested', 'link_generated'] as const)(
    '%s, then superseded by an agreement that exists',
    (state) => {
      expect(reached[state]().agreed('a').states).toEqual({ a: 'superseded' });
    },
  );

  it('requested, then superseded by an acceptance of the link before it', () => {
    const story = new Story().waiting('b').expire().renew('b', 'a').poll('b');

    expect(story.states).toEqual({ b: 'accepted', a: 'superseded' });
  });

  it.each(ATTESTATION_STATES)('never leaves two live ones, starting from %s', (state) => {
    const story = reached[state]();
    const live = () =>
      Object.values(story.states).filter((one) => ['requested', 'link_generated', 'accepted'].includes(one));
    for (const event of ATTESTATION_EVENTS) {
      happens[event](story);
      expect(live().length).toBeLessThanOrEqual(1);
    }
    story.start('z', { newSignatoryLinkId: 'z' }).creationFails('z', answered503);
    expect(live().length).toBeLessThanOrEqual(1);
  });
});
