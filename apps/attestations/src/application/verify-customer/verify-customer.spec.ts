import { verifyCustomer } from '@assent/contracts';
import { aMessage } from '@assent/testing';
import { ada, MINUTE, Story } from '../../../test/support/story.js';
import { microsoftFails, Workshop } from '../../../test/support/workshop.js';
import { VerifyCustomer } from './verify-customer.use-case.js';

const valid = {
  templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
  dateAgreed: new Date('2024-01-01T00:00:00Z'),
  type: 'MicrosoftCustomerAgreement',
  contact: ada,
};
const forbidden = microsoftFails('capability_unavailable', { httpStatus: 403, microsoftCode: '900329' });

describe('reading a customer’s agreements', () => {
  const run = (workshop: Workshop) =>
    new VerifyCustomer(workshop.transactions, workshop.decisions, workshop.microsoft, workshop.ids).execute(
      aMessage(verifyCustomer, { customerId: 'customer' }),
    );
  const refreshed = (story: Story) => new Workshop(story.refresh());

  it('asks about direct acceptance only where the list proves nothing', async () => {
    const proven = new Workshop(new Story());
    proven.microsoft.answers = { listAgreements: [valid] };
    await run(proven);
    expect(proven.microsoft.names).toEqual(['listAgreements']);
    expect(proven.mca.reasonCode).toBe('agreement_valid');

    const unproven = new Workshop(new Story());
    unproven.microsoft.answers = { listAgreements: [], hasAcceptedDirectly: true };
    await run(unproven);
    expect(unproven.mca.reasonCode).toBe('accepted_directly');
  });

  it('does not take another kind of agreement for the MCA', async () => {
    const workshop = new Workshop(new Story());
    workshop.microsoft.answers = {
      listAgreements: [{ ...valid, type: 'MicrosoftCloudAgreement' }],
      hasAcceptedDirectly: false,
    };
    await run(workshop);

    expect(workshop.mca.reasonCode).toBe('no_agreement');
  });

  it('says that it may not read, instead of that there is none', async () => {
    const workshop = new Workshop(new Story());
    workshop.microsoft.answers = { listAgreements: forbidden, hasAcceptedDirectly: forbidden };
    await run(workshop);

    expect(workshop.mca.reasonCode).toBe('verification_unavailable');
  });

  it('asks also about the waiting attestation when a person refreshes, in one step', async () => {
    const workshop = refreshed(new Story().waiting('a'));
    workshop.microsoft.answers = {
      getAttestation: { status: 'accepted', rawStatus: 'Accepted', acceptedAt: null },
      listAgreements: [],
      hasAcceptedDirectly: false,
    };
    await run(workshop);

    expect(workshop.mca.reasonCode).toBe('customer_accepted');
    expect(workshop.microsoft.calls.every(({ share }) => share === 'interactive')).toBe(true);
    expect(workshop.outbox.messages.map(({ data }) => (data as { change?: string }).change)).toEqual([
      'accepted',
      undefined,
      'status_refreshed',
    ]);
  });

  it('uses the share of the most urgent refresh, and a sweep’s when there is none', async () => {
    const shares = async (story: Story) => {
      const workshop = new Workshop(story);
      workshop.microsoft.answers = { listAgreements: [valid] };
      await run(workshop);
      return workshop.microsoft.calls.map(({ share }) => share);
    };
    const inBulk = () => new Story({ priority: 'bulk' }).refresh('one of many');

    expect(await shares(new Story({ priority: 'bulk' }))).toEqual(['sweep']);
    expect(await shares(inBulk())).toEqual(['bulk']);
    expect(await shares(inBulk().at('interactive').refresh('a person’s'))).toEqual(['interactive']);
    expect(await shares(inBulk().at('interactive').refresh('a person’s').at('bulk').refresh('late'))).toEqual(
      ['interactive'],
    );
  });

  it('reads the agreements also when Microsoft does not know the attestation any more', async () => {
    const workshop = refreshed(new Story().waiting('a'));
    workshop.microsoft.answers = {
      getAttestation: microsoftFails('refused', { httpStatus: 404 }),
      listAgreements: [valid],
    };
    await run(workshop);

    expect(workshop.mca.reasonCode).toBe('agreement_valid');
  });

  it('tries again later when Microsoft is away, and tells nobody who does not wait', async () => {
    const workshop = new Workshop(new Story());
    workshop.microsoft.answers = { listAgreements: microsoftFails('no_answer') };
    await run(workshop);

    expect(workshop.told).toEqual([]);
    expect(workshop.mca.verification).toMatchObject({ attempts: 1, leasedUntil: null });
  });

  it('is done by one worker at a time, and not again for a message that comes late', async () => {
    const workshop = new Workshop(new Story());
    workshop.microsoft.answers = { listAgreements: [], hasAcceptedDirectly: false };
    await Promise.all([run(workshop), run(workshop)]);
    await run(workshop.later(5 * MINUTE));

    expect(workshop.microsoft.names).toEqual(['listAgreements', 'hasAcceptedDirectly']);
  });
});
