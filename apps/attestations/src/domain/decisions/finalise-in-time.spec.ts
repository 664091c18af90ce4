import {
  AFTER_HALF_AN_HOUR,
  answered503,
  AT_ONCE,
  MANUAL,
  MINUTE,
  Story,
} from '../../../test/support/story.js';

/** Accepted a moment ago, and nobody has stopped it yet. */
const scheduled = () => new Story({ finalisation: AFTER_HALF_AN_HOUR }).waiting('a').poll('a');

describe('an agreement that comes by itself', () => {
  it('waits for as long as a person may stop it, and says until when', () => {
    const story = scheduled();
    expect(story.changes).toEqual(['accepted', 'finalisation_scheduled']);
    expect(story.attestation('a')).toMatchObject({ state: 'accepted', finalisation: null });
    expect(story.attestation('a').finalisesAt).toEqual(new Date(story.now.getTime() + 30 * MINUTE));
    expect(story.mca.reasonCode).toBe('customer_accepted');
    expect(story.later(29 * MINUTE).finalisationIsSwept().events).toEqual([]);
    expect(story.later(MINUTE).finalisationIsSwept().changes).toEqual(['agreement_requested']);
    expect(story.attestation('a')).toMatchObject({ finalisesAt: null, finalisation: { attempts: 0 } });
    expect(story.finalisationIsSwept().events).toEqual([]);
  });

  it('has its whole time also when Microsoft tells late of the acceptance', () => {
    const story = new Story({ finalisation: AFTER_HALF_AN_HOUR }).waiting('a').later(40 * MINUTE);
    const acceptedAt = new Date(story.now.getTime() - 35 * MINUTE);
    story.poll('a', { acceptedAt });
    expect(story.attestation('a').acceptedAt).toEqual(acceptedAt);
    expect(story.attestation('a').finalisesAt).toEqual(new Date(story.now.getTime() + 30 * MINUTE));
  });

  it('comes at once where there is no time to undo', () => {
    const story = new Story({ finalisation: AT_ONCE }).waiting('a').poll('a');
    expect(story.attestation('a')).toMatchObject({ finalisesAt: null, finalisation: { attempts: 0 } });
  });

  it('is stopped by a person, and then waits for one', () => {
    const story = scheduled().holdAgreement('hold');
    expect(story.changes).toEqual(['finalisation_held']);
    expect(story.settled).toEqual(['hold']);
    expect(story.attestation('a')).toMatchObject({ finalisesAt: null, finalisationHeldAt: story.now });
    expect(story.later(31 * MINUTE).finalisationIsSwept().events).toEqual([]);
    expect(story.mca.reasonCode).toBe('customer_accepted');
    expect(story.askAgreement().changes).toEqual(['agreement_requested']);
  });

  it('can be had sooner by a person who asks', () => {
    const story = scheduled().askAgreement('agree');
    expect(story.attestation('a')).toMatchObject({ finalisesAt: null, agreementOperationId: 'agree' });
  });

  it('cannot be stopped any more, or not at all', () => {
    expect(scheduled().askAgreement().holdAgreement().refusal?.code).toBe('agreement_in_progress');
    expect(scheduled().holdAgreement().holdAgreement().refusal?.code).toBe('agreement_not_scheduled');
    expect(new Story().waiting('a').holdAgreement().refusal?.code).toBe('agreement_not_scheduled');
    expect(new Story().holdAgreement().refusal?.code).toBe('agreement_not_scheduled');
  });

  it('stops when the partner wants to decide by hand from now on', () => {
    const story = scheduled().policyBecomes(MANUAL).finalisationIsSwept();
    expect(story.changes).toEqual(['finalisation_held']);
    expect(story.attestation('a').finalisesAt).toBeNull();
    expect(
      story
        .policyBecomes(AT_ONCE)
        .later(31 * MINUTE)
        .finalisationIsSwept().events,
    ).toEqual([]);
  });

  it('keeps the time that was shown when the partner changes the time to undo', () => {
    const story = scheduled().policyBecomes(AT_ONCE).finalisationIsSwept();
    expect(story.events).toEqual([]);
    expect(story.attestation('a').finalisesAt).toEqual(new Date(story.now.getTime() + 30 * MINUTE));
  });

  it('is not begun for what waited for a person before the policy became automatic', () => {
    const story = new Story({ finalisation: MANUAL }).waiting('a').poll('a').policyBecomes(AT_ONCE);
    expect(story.later(MINUTE).finalisationIsSwept().events).toEqual([]);
  });

  it('does not come for a customer who is leaving, and none is left of it when the attestation closes', () => {
    const leaving = scheduled().customerBecomes({ lifecycle: 'ending' });
    expect(leaving.later(31 * MINUTE).finalisationIsSwept().changes).toEqual(['finalisation_held']);
    const accepted = scheduled().verified({ acceptedDirectly: true });
    expect(accepted.attestation('a')).toMatchObject({ state: 'accepted_directly', finalisesAt: null });
  });

  it('waits for a person after Microsoft has refused it', () => {
    const refused = { ...answered503, kind: 'refused' as const };
    const story = scheduled()
      .later(31 * MINUTE)
      .finalisationIsSwept()
      .agreementFails('a', refused);
    expect(story.mca.reasonCode).toBe('agreement_failed');
    expect(story.attestation('a').finalisesAt).toBeNull();
  });
});
