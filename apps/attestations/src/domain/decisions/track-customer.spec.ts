import { Story } from '../../../test/support/story.js';

describe('the customer’s facts', () => {
  it('begin with what everybody takes for granted, so that there is nothing to tell', () => {
    const story = new Story();

    expect(story.mca).toMatchObject({ version: 0, reasonCode: 'not_verified' });
    expect(story.verified().mca.version).toBe(1);
  });

  it('are ignored when they are older than those known', () => {
    const story = new Story({}, { version: 5 }).customerBecomes({ version: 4, companyName: 'Old name' });

    expect(story.mca.customer.companyName).toBe('Nordwind Logistik GmbH');
  });

  it('are told only where the public state shows them', () => {
    expect(new Story().customerBecomes({ companyName: 'New name' }).events).toEqual([]);

    const moved = new Story().customerBecomes({ resellerId: '0192f0a0-0000-7000-8000-0000000000aa' });
    expect(moved.changes).toEqual(['customer_facts_changed']);
  });

  it('bring the country that was read after the import, and attestations start with it', () => {
    const story = new Story({}, { country: null }).customerBecomes({ country: 'AT' });

    expect(story.events).toEqual([]);
    expect(story.start('a').attestation('a').country).toBe('AT');
  });
});

describe('a customer who ends', () => {
  it('keeps all evidence, but nothing waits for them any more', () => {
    const story = new Story().start('a').customerBecomes({ lifecycle: 'ended' });

    expect(story.changes).toEqual(['revoked', 'ended']);
    expect(story.attestation('a').state).toBe('revoked');
    expect(story.turnedDown).toEqual({ 'start-a': 'customer_ended' });
    expect(story.mca.signatoryLinks[0]?.endedAt).toEqual(story.now);
    expect(story.mca.verification.nextVerifyAt).toBeNull();
  });

  it('is verified anew when they come back', () => {
    const story = new Story({ priority: 'bulk' })
      .verified()
      .customerBecomes({ lifecycle: 'ended' })
      .customerBecomes({ lifecycle: 'active' });

    expect(story.changes).toEqual(['customer_facts_changed']);
    expect(story.mca.verification.nextVerifyAt).toEqual(story.now);
  });
});

describe('a customer that a person creates', () => {
  const created = (priority: 'interactive' | 'bulk') =>
    new Story({ priority }, { lifecycle: 'creating', tenantId: null }).customerBecomes({
      lifecycle: 'active',
      tenantId: '0192f0a0-0000-7000-8000-0000000000bb',
    });

  it('is verified before all that an import has brought', () => {
    const { events, mca, now } = created('interactive');

    expect(events).toContainEqual({ kind: 'verify' });
    expect(mca.verification.priority).toBe('interactive');
    expect(mca.verification.nextVerifyAt!.getTime()).toBeGreaterThan(now.getTime());
  });

  it('waits for its turn where nobody waits', () => {
    const { events, mca, now } = created('bulk');

    expect(events).toEqual([]);
    expect(mca.verification.nextVerifyAt).toEqual(now);
  });
});
