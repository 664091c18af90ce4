import { DEFAULT_PROVIDER_INSTANCE_ID, mcaChanged, startAttestation, SYSTEM_ACTOR } from '@assent/contracts';
import { MessagePublisher, type OutgoingMessage } from '@assent/messaging';
import { aContact, anId, waitFor } from '@assent/testing';
import { Queue } from 'bullmq';
import { RunningAttestations } from './support/running-service.js';

describe('the same message three times', () => {
  let house: RunningAttestations;
  let queue: Queue;
  beforeAll(async () => {
    house = await RunningAttestations.start();
    queue = new Queue('attestations', { connection: { url: house.redisUrl } });
  });
  afterAll(async () => {
    await queue.close();
    await house.stop();
  });

  it('has one effect, whether the queue remembers it or has forgotten it', async () => {
    const customerId = await house.newCustomer();
    const contact = aContact();
    const message: OutgoingMessage<typeof startAttestation> & { messageId: string } = {
      contract: startAttestation,
      data: {
        customerId,
        attestationId: anId(),
        contact,
        linkLifetimeMinutes: 60,
        country: 'DE',
        language: 'de-DE',
        delivery: 'manual',
      },
      aggregate: { id: customerId, version: null },
      scope: { providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID, resellerId: null },
      actor: SYSTEM_ACTOR,
      correlationId: anId(),
      operationId: anId(),
      messageId: anId(),
    };
    const publish = () => house.service.app.get(MessagePublisher).publish([message]);
    const done = () =>
      waitFor(async () => (await (await queue.getJob(message.messageId))?.isCompleted()) === true, {
        what: 'the message to be handled',
      });

    // Two at once: the queue takes the second for the first.
    await Promise.all([publish(), publish()]);
    await done();
    expect(await house.outcomeOf(message.operationId ?? '')).toBe('succeeded');
    // As after a flush of Redis: the queue has never seen it, and the handler runs again.
    for (let repeat = 0; repeat < 2; repeat += 1) {
      await (await queue.getJob(message.messageId))?.remove();
      await publish();
      await done();
    }

    const { count } = await house.microsoft.control<{ count: number }>(
      'GET',
      `attestations?email=${encodeURIComponent(contact.email)}`,
    );
    expect(count).toBe(1);
    const told = (await house.told(mcaChanged)).filter(({ mca }) => mca.customerId === customerId);
    expect(told.filter(({ change }) => change === 'attestation_requested')).toHaveLength(1);
    expect(told.filter(({ change }) => change === 'link_generated')).toHaveLength(1);
  });
});
