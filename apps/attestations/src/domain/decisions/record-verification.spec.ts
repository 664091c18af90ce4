import { anAgreement, answered503, CUTOFF, refusal600061, Story } from '../../../test/support/story.js';
import { claimVerification, recordVerificationFailure, requestRefresh } from './record-verification.js';

const refresh = (story: Story, operationId: string) =>
  story.apply((mca, circumstances) => requestRefresh(mca, operationId, circumstances));
const fails = (story: Story, retryAt: Date | null = null) =>
  story.apply((mca, circumstances) =>
    recordVerificationFailure(mca, { ...answered503, retryAt }, circumstances),
  );
const dayBefore = (date: Date) => new Date(date.getTime() - 1);

describe('verification', () => {
  it('has not happened for a new customer, and is due at once', () => {
    const story = new Story();

    expect(story.mca.reasonCode).toBe('not_verified');
    expect(story.mca.verification.nextVerifyAt).toEqual(story.now);
  });

  it.each([
    ['no_agreement', []],
    ['agreement_valid', [anAgreement({ dateAgreed: CUTOFF })]],
    ['agreement_before_cutoff', [anAgreement({ dateAgreed: dayBefore(CUTOFF) })]],
  ] as const)('finds %s', (reason, agreements) => {
    const story = new Story().verified({ agreements });

    expect(story.mca.reasonCode).toBe(reason);
    expect(story.changes).toEqual(['verified']);
    expect(story.mca.verification.verifiedAt).toEqual(story.now);
  });

  it('takes direct acceptance whatever its date, and asks no more', () => {
    const story = new Story().verified({ acceptedDirectly: true });

    expect(story.mca.reasonCode).toBe('accepted_directly');
    expect(story.changes).toEqual(['accepted_directly']);
    expect(story.mca.verification.nextVerifyAt).toBeNull();
  });

  it('closes the live attestation on direct acceptance, and answers who waited for its link', () => {
    const story = new Story().start('a').verified({ acceptedDirectly: true });

    expect(story.attestation('a').state).toBe('accepted_directly');
    expect(story.turnedDown).toEqual({ 'start-a': 'already_compliant' });
    expect(story.events).toContainEqual({
      kind: 'attestation_closed',
      attestationId: 'a',
      state: 'accepted_directly',
    });
  });

  it('never demotes: a list without the agreement may lag behind a 201', () => {
    const story = new Story().waiting('a').poll('a').askAgreement().agreed('a').verified({ agreements: [] });

    expect(story.mca.reasonCode).toBe('agreement_valid');
  });

  it('counts an agreement that is told again once', () => {
    const story = new Story()
      .verified({ agreements: [anAgreement()] })
      .verified({ agreements: [anAgreement()] });

    expect(story.mca.agreements).toHaveLength(1);
  });

  it.each([
    ['the agreements', { agreements: null }],
    ['direct acceptance', { acceptedDirectly: null }],
  ])('says so when this connection may not read %s', (_what, told) => {
    const story = new Story().verified(told);

    expect(story.mca.reasonCode).toBe('verification_unavailable');
    expect(story.changes).toEqual(['verification_unavailable']);
    expect(story.mca.verification.verifiedAt).toBeNull();
  });

  it('needs only one of the two ways to prove compliance', () => {
    expect(new Story().verified({ agreements: null, acceptedDirectly: true }).mca.reasonCode).toBe(
      'accepted_directly',
    );
    expect(new Story().verified({ agreements: [anAgreement()], acceptedDirectly: null }).mca.reasonCode).toBe(
      'agreement_valid',
    );
  });

  it('is not made for a customer without a tenant', () => {
    const story = new Story({ priority: 'bulk' }, { tenantId: null, lifecycle: 'creating' });
    expect(story.mca.verification.nextVerifyAt).toBeNull();
    expect(claimVerification(story.mca, story.now).mca).toBe(story.mca);

    story.customerBecomes({ tenantId: '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f40', lifecycle: 'active' });
    expect(story.mca.verification.nextVerifyAt).toEqual(story.now);
  });
});

describe('a refresh', () => {
  it('settles when the check has been made', () => {
    const story = refresh(refresh(new Story(), 'one'), 'two');
    expect(story.events).toEqual([{ kind: 'verify' }]);

    story.verified();

    expect(story.settled).toEqual(['one', 'two']);
    expect(story.changes).toEqual(['status_refreshed']);
  });

  it('waits through a short pause of Microsoft’s, and is answered when it would take longer', () => {
    const short = fails(refresh(new Story(), 'one'));
    expect(short.turnedDown).toEqual({});
    expect(short.verified().settled).toEqual(['one']);

    const long = fails(refresh(new Story(), 'one'), new Date('2026-02-03T09:01:00Z'));
    expect(long.turnedDown).toEqual({ one: 'microsoft_unavailable' });
    expect(long.mca.verification.nextVerifyAt).toEqual(new Date('2026-02-03T09:01:00Z'));
  });

  it('is refused when Microsoft refuses, visibly', () => {
    const story = refresh(new Story(), 'one').apply((mca, circumstances) =>
      recordVerificationFailure(mca, refusal600061, circumstances),
    );

    expect(story.turnedDown).toEqual({ one: 'microsoft_refused' });
    expect(story.mca.lastError?.about).toBe('verification');
    expect(story.mca.reasonCode).toBe('not_verified');
  });
});
