import { AT_ONCE, bo, MINUTE, Story } from '../../../test/support/story.js';

describe('an acceptance at Microsoft', () => {
  it('makes the customer ready, and waits for a person by default', () => {
    const story = new Story().waiting('a').poll('a', { acceptedAt: new Date('2026-02-03T09:05:00Z') });

    expect(story.mca.reasonCode).toBe('customer_accepted');
    expect(story.attestation('a').acceptedAt).toEqual(new Date('2026-02-03T09:05:00Z'));
    expect(story.attestation('a').nextPollAt).toBeNull();
    expect(story.events).toContainEqual({
      kind: 'attestation_closed',
      attestationId: 'a',
      state: 'accepted',
    });
  });

  it('is finalised off at once where the policy is automatic', () => {
    const story = new Story({ finalisation: AT_ONCE }).waiting('a').poll('a');

    expect(story.changes).toEqual(['accepted', 'agreement_requested']);
    expect(story.mca.reasonCode).toBe('agreement_in_progress');
    expect(story.attestation('a').finalisation?.requestId).toBe('agreement-request');
    expect(story.events).toContainEqual({ kind: 'create_agreement', attestationId: 'a' });
  });

  it('changes nothing when it is told twice', () => {
    const story = new Story().waiting('a').poll('a');
    const version = story.mca.version;
    story.poll('a');

    expect(story.events).toEqual([]);
    expect(story.mca.version).toBe(version);
  });

  it('is not there yet: asks again later, and tells nobody', () => {
    const story = new Story().waiting('a').poll('a', { status: 'unknown' });

    expect(story.events).toEqual([]);
    expect(story.attestation('a').nextPollAt).not.toBeNull();
  });

  it('cannot come any more when Microsoft says that the link ran out', () => {
    const story = new Story().waiting('a').later(MINUTE).poll('a', { status: 'expired' });

    expect(story.changes).toEqual(['expired']);
    expect(story.attestation('a')).toMatchObject({ state: 'expired', nextPollAt: null });
  });
});

describe('a late acceptance', () => {
  it('of an expired link wins', () => {
    const story = new Story().waiting('a').expire().poll('a');

    expect(story.changes).toEqual(['accepted_late']);
    expect(story.mca.reasonCode).toBe('customer_accepted');
    expect(story.attestation('a').closedAt).toBeNull();
  });

  it('of a renewed link wins over the new link in one step, and answers who waited for that', () => {
    const story = new Story().waiting('a').renew('a', 'b').poll('a');

    expect(story.states).toEqual({ a: 'accepted', b: 'superseded' });
    expect(story.changes).toEqual(['superseded', 'accepted_late']);
    expect(story.turnedDown).toEqual({ 'renew-b': 'attestation_not_renewable' });
    expect(story.attestation('b').creation).toBeNull();
  });

  it('of a renewed link is finalised by the automatic policy as well', () => {
    const story = new Story({ finalisation: AT_ONCE }).waiting('a').renew('a', 'b').created('b').poll('a');

    expect(story.changes).toEqual(['superseded', 'accepted_late', 'agreement_requested']);
  });

  it('of another signatory is only recorded while the new one is asked', () => {
    const story = new Story({ finalisation: AT_ONCE })
      .waiting('a')
      .expire()
      .waiting('b', { contact: bo })
      .poll('a');

    expect(story.changes).toEqual(['late_acceptance_recorded']);
    expect(story.states).toEqual({ a: 'expired', b: 'link_generated' });
    expect(story.mca.reasonCode).toBe('waiting_for_customer');
  });

  it('of another signatory takes effect when a person decides so', () => {
    const story = new Story().waiting('a').expire().waiting('b', { contact: bo }).poll('a').askAgreement();

    expect(story.states).toEqual({ a: 'accepted', b: 'superseded' });
    expect(story.mca.reasonCode).toBe('agreement_in_progress');
  });

  it('of another signatory asks for the decision once the new one has come to nothing', () => {
    const story = new Story().waiting('a').expire().waiting('b', { contact: bo }).poll('a').expire();

    expect(story.mca.reasonCode).toBe('accepted_by_earlier_signatory');
  });

  it.each([
    ['accepted_after_decline', (story: Story) => story.decline('link-of-a')],
    ['accepted_after_revocation', (story: Story) => story.revoke('a')],
  ] as const)('is never finalised automatically: %s', (reason, close) => {
    const story = close(new Story({ finalisation: AT_ONCE }).waiting('a')).poll('a');

    expect(story.changes).toEqual(['late_acceptance_recorded']);
    expect(story.mca.reasonCode).toBe(reason);
    expect(story.attestation('a').nextPollAt).toBeNull();
  });

  it('of a renewed link is only recorded when the signatory declined the new one', () => {
    const story = new Story().waiting('a').renew('a', 'b').created('b').decline('link-of-a').poll('a');

    expect(story.changes).toEqual(['late_acceptance_recorded']);
    expect(story.mca.reasonCode).toBe('accepted_by_earlier_signatory');
  });

  it('of an ended customer is kept as evidence only', () => {
    const story = new Story().waiting('a').expire().customerBecomes({ lifecycle: 'ended' }).poll('a');

    expect(story.changes).toEqual(['late_acceptance_recorded']);
    expect(story.attestation('a').state).toBe('expired');
  });
});
