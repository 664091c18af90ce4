import { ada, bo, MINUTE, Story } from '../../../test/support/story.js';

describe('the signatory names somebody else', () => {
  it('is kept for the partner to decide about, and nobody is written to', () => {
    const story = new Story().waiting('a').suggest('link-of-a', bo, 'He signs.');
    expect(story.mca.reasonCode).toBe('other_signatory_suggested');
    expect(story.states).toEqual({ a: 'link_generated' });
    expect(story.attestation('a').suggestion).toEqual({
      contact: bo,
      note: 'He signs.',
      suggestedAt: story.now,
      dismissedAt: null,
    });
    expect(story.changes).toEqual(['signatory_suggested']);
    expect(story.settled).toEqual(['suggest']);
    expect(story.events).toHaveLength(1);
  });

  it('may be said after the link ran out, and is not forgotten when it does', () => {
    expect(new Story().waiting('a').expire().suggest('link-of-a').mca.reasonCode).toBe(
      'expired_with_suggestion',
    );
    expect(new Story().waiting('a').suggest('link-of-a').expire().mca.reasonCode).toBe(
      'expired_with_suggestion',
    );
  });

  it('counts by its last word, and is open again after an earlier one was dismissed', () => {
    const story = new Story().waiting('a').suggest('link-of-a', ada).dismiss('a').suggest('link-of-a', bo);
    expect(story.attestation('a').suggestion?.contact).toEqual(bo);
    expect(story.mca.reasonCode).toBe('other_signatory_suggested');
  });

  it.each([
    ['attestation_not_found', new Story().waiting('a'), 'link-of-nobody'],
    ['attestation_not_waiting', new Story().start('a'), 'link-of-a'],
    ['attestation_not_waiting', new Story().waiting('a').decline('link-of-a'), 'link-of-a'],
    ['attestation_not_waiting', new Story().waiting('a').revoke('a'), 'link-of-a'],
    ['attestation_not_waiting', new Story().waiting('a').poll('a'), 'link-of-a'],
    ['attestation_not_waiting', new Story().waiting('a').expire().start('b', { contact: bo }), 'link-of-a'],
  ])('is refused with %s where nobody is asked any more', (code, story, link) => {
    expect(story.suggest(link).refusal?.code).toBe(code);
  });

  it('has to be somebody whom Microsoft takes', () => {
    const story = new Story().waiting('a').suggest('link-of-a', { ...bo, firstName: 'test' });
    expect(story.refusal?.errors).toEqual([expect.objectContaining({ path: 'contact.firstName' })]);
    expect(story.attestation('a').suggestion).toBeNull();
  });

  it('does not keep the one who was asked from accepting', () => {
    const story = new Story().waiting('a').suggest('link-of-a').poll('a');
    expect(story.mca.reasonCode).toBe('customer_accepted');
  });
});

describe('the partner decides about the suggestion', () => {
  it('by dismissing it: the one who was asked stays the one', () => {
    const story = new Story().waiting('a').suggest('link-of-a').later(MINUTE).dismiss('a');
    expect(story.mca.reasonCode).toBe('waiting_for_customer');
    expect(story.attestation('a').suggestion?.dismissedAt).toEqual(story.now);
    expect([story.changes, story.settled]).toEqual([['suggestion_dismissed'], ['dismiss']]);
    expect(story.dismiss('a').refusal?.code).toBe('suggestion_not_open');
  });

  it('by asking the other one: the earlier attestation makes way in the same moment', () => {
    const story = new Story().waiting('a').suggest('link-of-a');
    story.start('b', { contact: bo, replacesAttestationId: 'a' });
    expect(story.states).toEqual({ a: 'superseded', b: 'requested' });
    expect(story.changes).toEqual(['superseded', 'attestation_requested']);
    expect(story.events).toContainEqual({
      kind: 'attestation_closed',
      attestationId: 'a',
      state: 'superseded',
    });
    expect(story.attestation('b').signatoryLinkId).toBe('link-of-b');
    expect(story.mca.reasonCode).toBe('attestation_requested');
    expect(story.dismiss('a').refusal?.code).toBe('suggestion_not_open');
  });

  it('also where the link has run out', () => {
    const story = new Story().waiting('a').expire().suggest('link-of-a');
    story.start('b', { contact: bo, replacesAttestationId: 'a' });
    expect(story.states).toEqual({ a: 'superseded', b: 'requested' });
  });

  it('but not over an acceptance, nor over an attestation that was started meanwhile', () => {
    const accepted = new Story().waiting('a').suggest('link-of-a').poll('a');
    accepted.start('b', { contact: bo, replacesAttestationId: 'a' });
    expect(accepted.refusal?.code).toBe('attestation_already_live');

    const renewed = new Story().waiting('a').suggest('link-of-a').renew('a', 'b').created('b');
    renewed.start('c', { contact: bo, replacesAttestationId: 'a' });
    expect(renewed.refusal).toMatchObject({
      code: 'attestation_already_live',
      references: { attestationId: 'b' },
    });
  });
});
