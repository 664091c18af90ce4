import { pollAcceptance } from '@assent/contracts';
import { aMessage } from '@assent/testing';
import { MINUTE, Story } from '../../../test/support/story.js';
import { microsoftFails, Workshop } from '../../../test/support/workshop.js';
import { PollAcceptance } from './poll-acceptance.use-case.js';

const pending = { status: 'pending', rawStatus: 'Pending', acceptedAt: null } as const;

describe('asking whether the customer has accepted', () => {
  const run = (workshop: Workshop) =>
    new PollAcceptance(
      workshop.transactions,
      workshop.decisions,
      workshop.mcas,
      workshop.microsoft,
      workshop.ids,
    ).execute(aMessage(pollAcceptance, { customerId: 'customer', attestationId: 'a' }));

  it('makes the customer ready, and says that Microsoft told it', async () => {
    const workshop = new Workshop(new Story().waiting('a'));
    workshop.microsoft.answers = { getAttestation: { ...pending, status: 'accepted' } };
    await run(workshop);

    expect(workshop.mca.reasonCode).toBe('customer_accepted');
    expect(workshop.outbox.messages[0]?.actor.kind).toBe('microsoft');
    expect(workshop.told).toEqual(['attestations.mca-changed', 'attestations.attestation-closed']);
  });

  it('asks once for a pile of messages that came late', async () => {
    const story = new Story().waiting('a', { linkLifetimeMinutes: 24 * 60 }).later(60 * MINUTE);
    const workshop = new Workshop(story);
    workshop.microsoft.answers = { getAttestation: pending };
    for (let i = 0; i < 5; i += 1) await run(workshop);

    expect(workshop.microsoft.names).toEqual(['getAttestation']);
    expect(workshop.told).toEqual([]);
  });

  it('waits as long as Microsoft asks for', async () => {
    const workshop = new Workshop(new Story().waiting('a'));
    const failure = microsoftFails('throttled', { httpStatus: 429 });
    workshop.microsoft.answers = { getAttestation: failure };
    await run(workshop);

    expect(workshop.attestation('a').nextPollAt).not.toBeNull();
    expect(workshop.told).toEqual([]);
  });

  it('asks nobody about an attestation that is gone', async () => {
    const workshop = new Workshop(new Story());
    await run(workshop);

    expect(workshop.microsoft.calls).toEqual([]);
  });
});
