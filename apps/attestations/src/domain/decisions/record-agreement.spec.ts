import {
  ada,
  anAgreement,
  answered503,
  AT_ONCE,
  CUTOFF,
  noAnswer,
  refusal600061,
  Story,
} from '../../../test/support/story.js';
import type { KnownAgreement } from '../model/customer-mca.js';
import { recordDuplicateSignatory } from './record-agreement.js';

const accepted = () => new Story().waiting('a').poll('a');
const duplicate = (story: Story, listed: KnownAgreement[] | null) =>
  story.apply((mca, circumstances) =>
    recordDuplicateSignatory(mca, 'a', listed, refusal600061, circumstances),
  );

describe('creating the agreement', () => {
  it('settles the operation when Microsoft has made it, not before', () => {
    const story = accepted().askAgreement('agree');
    expect(story.settled).toEqual([]);

    story.agreed('a');

    expect(story.settled).toEqual(['agree']);
    expect(story.mca.reasonCode).toBe('agreement_valid');
    expect(story.attestation('a')).toMatchObject({ state: 'finalised', finalisation: null });
  });

  it('closes what was started meanwhile, when the answer comes after its own attestation was closed', () => {
    const story = accepted().askAgreement('agree');
    story.customerBecomes({ lifecycle: 'ended' }).customerBecomes({ lifecycle: 'active' }).waiting('b');

    story.agreed('a');

    // Nobody is asked to accept once more, which would make a second agreement.
    expect(story.states).toEqual({ a: 'revoked', b: 'superseded' });
    expect(story.mca.reasonCode).toBe('agreement_valid');
    expect(story.changes).toEqual(['superseded', 'verified']);
  });

  it('is refused before acceptance, with what to do', () => {
    const story = new Story().waiting('a').askAgreement();

    expect(story.refusal).toMatchObject({
      code: 'agreement_not_accepted',
      references: { attestationId: 'a' },
    });
  });

  it('is refused a second time while the first is under way, but joins the automatic one', () => {
    expect(accepted().askAgreement('one').askAgreement('two').refusal?.code).toBe('agreement_in_progress');

    const automatic = new Story({ finalisation: AT_ONCE }).waiting('a').poll('a').askAgreement('agree');
    expect(automatic.refusal).toBeUndefined();
    expect(automatic.agreed('a').settled).toEqual(['agree']);
  });

  it('answers a compliant customer with the agreement that is there', () => {
    const story = accepted().askAgreement('one').agreed('a').askAgreement('two');

    expect(story.settled).toEqual(['two']);
    expect(story.mca.reasonCode).toBe('agreement_valid');
  });

  it('is one worker’s at a time', () => {
    const story = accepted().askAgreement().claimAgreement('a');
    const held = story.mca;
    story.claimAgreement('a');
    expect(story.mca).toBe(held);

    story.later(91_000).claimAgreement('a');
    expect(story.mca).not.toBe(held);
  });

  it('keeps the request id when no answer came, and takes a new one after any answer', () => {
    const silent = accepted().askAgreement().agreementFails('a', noAnswer);
    expect(silent.attestation('a').finalisation).toMatchObject({
      requestId: 'agreement-request',
      outcomeUnknown: true,
      attempts: 1,
    });

    const answered = accepted().askAgreement().agreementFails('a', answered503);
    expect(answered.attestation('a').finalisation?.requestId).toBe('next-request');
  });

  it('says once that it waits for Microsoft, and keeps the operation waiting', () => {
    const story = accepted().askAgreement().agreementFails('a', answered503);
    expect(story.changes).toEqual(['waiting_for_microsoft']);
    expect(story.mca.lastError?.code).toBe('microsoft_unavailable');
    expect(story.mca.reasonCode).toBe('agreement_in_progress');

    story.agreementFails('a', answered503);
    expect(story.events).toEqual([]);
  });

  it('waits as long as Microsoft asks for', () => {
    const retryAt = new Date('2026-02-03T12:00:00Z');
    const story = accepted()
      .askAgreement()
      .agreementFails('a', { ...answered503, retryAt });

    expect(story.attestation('a').finalisation?.nextAttemptAt).toEqual(retryAt);
  });

  it('leaves the attestation accepted when Microsoft refuses, and can be asked again', () => {
    const story = accepted().askAgreement('agree').agreementFails('a', refusal600061);

    expect(story.attestation('a').state).toBe('accepted');
    expect(story.mca.reasonCode).toBe('agreement_failed');
    expect(story.turnedDown).toEqual({ agree: 'microsoft_refused' });
    expect(story.mca.lastError?.detail).toContain('ms-1');
    expect(story.askAgreement('again').mca.reasonCode).toBe('agreement_in_progress');
  });

  it('counts also when the attestation was closed meanwhile', () => {
    const story = accepted().askAgreement().verified({ acceptedDirectly: true }).agreed('a');

    expect(story.attestation('a').state).toBe('accepted_directly');
    expect(story.mca.agreements).toHaveLength(2);
  });
});

describe('600061', () => {
  it('means done when the agreements show a valid one', () => {
    const story = duplicate(accepted().askAgreement('agree'), [anAgreement()]);

    expect(story.attestation('a').state).toBe('finalised');
    expect(story.settled).toEqual(['agree']);
  });

  it('names the earlier signatory when they show only one before the cut-off', () => {
    const old = anAgreement({ dateAgreed: new Date(CUTOFF.getTime() - 1) });
    const story = duplicate(accepted().askAgreement('agree'), [old]);

    expect(story.turnedDown).toEqual({ agree: 'signatory_already_used' });
    expect(story.mca.lastError?.detail).toContain(`${ada.firstName} ${ada.lastName} (${ada.email}`);
    expect(story.mca.reasonCode).toBe('agreement_failed');
  });

  it('is looked into again soon when the agreements cannot be read or lag', () => {
    const story = duplicate(accepted().askAgreement('agree'), null);

    expect(story.mca.verification.nextVerifyAt).toEqual(new Date('2026-02-03T09:15:00Z'));
    expect(story.verified({ agreements: [anAgreement()] }).attestation('a').state).toBe('finalised');
  });
});
