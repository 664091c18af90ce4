import { createAttestationAtMicrosoft, startAttestation } from '@assent/contracts';
import { aContact, aMessage, anId } from '@assent/testing';
import { MINUTE, Story } from '../../../test/support/story.js';
import { Workshop } from '../../../test/support/workshop.js';
import { CreateAttestationAtMicrosoft } from '../create-attestation-at-microsoft/create-attestation-at-microsoft.use-case.js';
import { StartAttestation } from './start-attestation.use-case.js';

const created = {
  attestationId: 'microsoft-1',
  status: 'pending',
  acceptanceUrl: 'https://microsoft.example/accept/1',
  expiresAt: null,
} as const;

describe('starting an attestation', () => {
  const attestationId = anId();
  const about = { customerId: 'customer', attestationId };
  const command = aMessage(startAttestation, { ...about, contact: aContact() }, { operationId: anId() });

  const house = (story = new Story()) => {
    const workshop = new Workshop(story);
    workshop.microsoft.answers = { createAttestation: created };
    const { transactions, decisions, microsoft, ids } = workshop;
    const start = new StartAttestation(decisions, ids);
    return {
      workshop,
      atMicrosoft: new CreateAttestationAtMicrosoft(transactions, decisions, microsoft, ids),
      start: (atOnce: boolean) => transactions.run((tx) => start.execute(tx, command, atOnce)),
    };
  };

  it('asks for the link by a message where it is not made at once', async () => {
    const { workshop, start } = house();
    expect(await start(false)).toBeUndefined();
    expect(workshop.told).toEqual([
      'attestations.mca-changed',
      'attestations.create-attestation-at-microsoft',
    ]);
    expect(workshop.attestation(attestationId).creation?.leasedUntil).toBeNull();
  });

  it('hands the claimed creation to who makes it at once, and sends no message for it', async () => {
    const { workshop, start, atMicrosoft } = house();
    const creation = await start(true);
    expect(workshop.told).toEqual(['attestations.mca-changed']);
    if (!creation) throw new Error('nothing was claimed');

    await atMicrosoft.call(creation, command);
    expect(workshop.attestation(attestationId).state).toBe('link_generated');
    expect(workshop.microsoft.names).toEqual(['createAttestation']);
  });

  it('is done by a message under the same request id when its process has died', async () => {
    const { workshop, start, atMicrosoft } = house();
    const creation = await start(true);
    const message = aMessage(createAttestationAtMicrosoft, about);

    await atMicrosoft.execute(message);
    expect(workshop.microsoft.calls).toEqual([]);
    workshop.later(2 * MINUTE);
    await atMicrosoft.execute(message);
    expect(workshop.microsoft.calls.map(({ requestId }) => requestId)).toEqual([creation?.work.requestId]);
    expect(workshop.attestation(attestationId).state).toBe('link_generated');
  });

  it('claims nothing when it is refused', async () => {
    const { workshop, start } = house(new Story().waiting('a'));
    expect(await start(true)).toBeUndefined();
    expect(workshop.told).toEqual(['attestations.command-refused']);
  });
});
