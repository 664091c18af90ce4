import { ATTESTATION_STATES, type AttestationState } from '@assent/domain';
import { type LandingFacts, landingPageOf } from './landing-page.js';

const now = new Date('2026-02-05T12:00:00Z');
const facts = (state: AttestationState, more: Partial<LandingFacts> = {}): LandingFacts => ({
  status: 'pending',
  ended: false,
  attestation: { id: 'a', state, expiresAt: '2026-02-10T12:00:00Z', isForwarded: false },
  presentAttestationId: 'a',
  ...more,
});

describe('landingPageOf', () => {
  it.each<[AttestationState, string]>([
    ['requested', 'preparing'],
    ['link_generated', 'ask'],
    ['accepted', 'accepted'],
    ['finalised', 'accepted'],
    ['accepted_directly', 'accepted'],
    ['expired', 'expired'],
    ['declined', 'declined'],
    ['revoked', 'revoked'],
    ['superseded', 'replaced'],
    ['failed', 'failed'],
  ])('shows for %s the page %s', (state, page) => {
    expect(landingPageOf(facts(state), now)).toBe(page);
  });

  it('does not offer a link that has run out, whether or not the sweep has seen it', () => {
    const overdue = { ...facts('link_generated').attestation, expiresAt: '2026-02-05T12:00:00Z' };
    expect(landingPageOf(facts('link_generated', { attestation: overdue }), now)).toBe('expired');
  });

  it('waits for the partner after the signatory named somebody else, and for nobody once it is over', () => {
    for (const state of ATTESTATION_STATES) {
      const named = facts(state);
      const page = landingPageOf({ ...named, attestation: { ...named.attestation, isForwarded: true } }, now);
      expect(page === 'forwarded').toBe(state === 'link_generated');
      expect(page === 'forwarded_expired').toBe(state === 'expired');
    }
  });

  it('says that somebody else was asked, except to the one who has accepted', () => {
    for (const state of ATTESTATION_STATES) {
      const page = landingPageOf(facts(state, { presentAttestationId: 'b' }), now);
      expect(page).toBe(state === 'accepted' || state === 'finalised' ? 'accepted' : 'replaced');
    }
  });

  it('asks nothing of a compliant customer or of one that has ended', () => {
    expect(landingPageOf(facts('link_generated', { status: 'compliant' }), now)).toBe('accepted');
    expect(landingPageOf(facts('link_generated', { ended: true }), now)).toBe('revoked');
  });
});
