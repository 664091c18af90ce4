import { startAttestation } from '@assent/contracts';
import { testRedisUrl } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { anOutgoing, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { DeadLetters } from './dead-letters.js';
import { PermanentFailure } from './errors.js';
import { Handle } from './handle.decorator.js';

let isBroken = true;

@Controller()
class Handlers {
  @Handle(startAttestation)
  start(): void {
    if (isBroken) throw new PermanentFailure('a bug');
  }
}

describe('dead letters', () => {
  let app: MessagingApp;
  let letters: DeadLetters;
  beforeAll(async () => {
    const redisUrl = await testRedisUrl();
    app = await startMessagingApp({ redisUrl, controllers: [Handlers], serves: [startAttestation] });
    letters = app.app.get(DeadLetters);
  });
  afterAll(() => app.stop());

  it('say what failed and why, and are handled again after the bug is put right', async () => {
    const message = anOutgoing(startAttestation);
    await app.publisher.publish([message]);
    await app.settled('attestations', message.messageId, 'failed');

    const [letter, ...others] = await letters.list('attestations');
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      id: message.messageId,
      name: 'attestations.start-attestation.v1',
      attempts: 1,
      reason: 'a bug',
      correlationId: message.correlationId,
    });
    expect(JSON.stringify(letter)).not.toContain('nordwind');

    isBroken = false;
    expect(await letters.redrive('attestations', message.messageId)).toBe(true);
    const job = await app.settled('attestations', message.messageId, 'completed');
    expect(job.attemptsMade).toBe(1);
    expect(await letters.list('attestations')).toEqual([]);
  });

  it('are put back all at once, each with all its attempts, and only those', async () => {
    isBroken = true;
    const messages = [
      anOutgoing(startAttestation),
      anOutgoing(startAttestation),
      anOutgoing(startAttestation),
    ];
    await app.publisher.publish(messages);
    for (const { messageId } of messages) await app.settled('attestations', messageId, 'failed');

    isBroken = false;
    expect(await letters.redriveAll('attestations')).toBe(3);
    for (const { messageId } of messages) {
      expect((await app.settled('attestations', messageId, 'completed')).attemptsMade).toBe(1);
    }
    expect(await letters.redriveAll('attestations')).toBe(0);
  });

  it('go round in no circle when they fail again', async () => {
    isBroken = true;
    const message = anOutgoing(startAttestation);
    await app.publisher.publish([message]);
    await app.settled('attestations', message.messageId, 'failed');
    expect(await letters.redriveAll('attestations')).toBe(1);
    const again = await app.settled('attestations', message.messageId, 'failed');
    expect(again.failedReason).toBe('a bug');
    isBroken = false;
    expect(await letters.redriveAll('attestations')).toBe(1);
    await app.settled('attestations', message.messageId, 'completed');
  });

  it('are not redriven when they are none', async () => {
    const message = anOutgoing(startAttestation);
    expect(await letters.redrive('attestations', message.messageId)).toBe(false);
    await app.publisher.publish([message]);
    await app.settled('attestations', message.messageId, 'completed');
    expect(await letters.redrive('attestations', message.messageId)).toBe(false);
  });
});
