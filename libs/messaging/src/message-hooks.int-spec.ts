import { startAttestation } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { anOutgoing, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { PermanentFailure } from './errors.js';
import { Handle, Sweep } from './handle.decorator.js';
import { MessageHooks, type MessageObservation } from './message-hooks.js';
import { QueueOverview } from './queue-overview.js';

const storage = new AsyncLocalStorage<string>();
const seen: (string | undefined)[] = [];
let isUnlucky = true;

@Controller()
class Handlers {
  @Handle(startAttestation)
  start(): void {
    const correlationId = storage.getStore();
    seen.push(correlationId);
    if (correlationId === 'hopeless') throw new PermanentFailure('hopeless');
    if (correlationId !== 'unlucky' || !isUnlucky) return;
    isUnlucky = false;
    throw new Error('unlucky');
  }

  @Sweep({ name: 'expiry', everyMs: 3_600_000 })
  expire(): void {
    seen.push(storage.getStore());
  }
}

describe('the hooks', () => {
  const observations: MessageObservation[] = [];
  const order: string[] = [];
  let app: MessagingApp;
  beforeAll(async () => {
    app = await startMessagingApp({
      redisUrl: await testRedisUrl(),
      controllers: [Handlers],
      serves: [startAttestation],
      configure: (nest) => {
        const hooks = nest.get(MessageHooks);
        hooks.around(({ envelope }, next) => {
          order.push('outer');
          return storage.run(envelope?.correlationId ?? 'no envelope', next);
        });
        hooks.around((_, next) => {
          order.push('inner');
          return next();
        });
        hooks.observe((observation) => observations.push(observation));
      },
    });
  });
  afterAll(() => app.stop());

  it('open a context around each handler, from the message’s envelope, the first one outermost', async () => {
    await app.publisher.publish([anOutgoing(startAttestation, { correlationId: 'from the header' })]);
    await waitFor(() => seen.includes('from the header'), { what: 'the correlation id in the handler' });
    await waitFor(() => seen.includes('no envelope'), { what: 'the context of a tick' });
    expect(order.slice(0, 2)).toEqual(['outer', 'inner']);
  });

  it('hear what became of every try', async () => {
    const hopeless = anOutgoing(startAttestation, { correlationId: 'hopeless' });
    const unlucky = anOutgoing(startAttestation, { correlationId: 'unlucky' });
    await app.publisher.publish([hopeless]);
    await app.publisher.publish([unlucky]);
    await app.settled('attestations', hopeless.messageId, 'failed');
    await app.settled('attestations', unlucky.messageId, 'completed');
    await waitFor(() => observations.length >= 5, { what: 'the observations' });
    const outcomes = observations.map(
      ({ queue, name, outcome, attempt }) => `${queue} ${name} ${outcome}, attempt ${attempt}`,
    );
    expect(outcomes.sort()).toEqual([
      'attestations attestations.start-attestation.v1 done, attempt 1',
      'attestations attestations.start-attestation.v1 done, attempt 2',
      'attestations attestations.start-attestation.v1 failed, attempt 1',
      'attestations attestations.start-attestation.v1 retried, attempt 1',
      'attestations-sweeps sweep:expiry done, attempt 1',
    ]);
    for (const { durationMs, waitedMs } of observations) {
      expect(durationMs).toBeGreaterThanOrEqual(0);
      expect(waitedMs).toBeLessThan(60_000);
    }
  });

  it('are joined by the depths of the queues', async () => {
    const depths = await app.app.get(QueueOverview).depths();
    expect(depths.map(({ queue }) => queue)).toEqual([
      'attestations',
      'attestations-work',
      'attestations-sweeps',
    ]);
    expect(depths[0]).toMatchObject({ waiting: 0, active: 0, failed: 1 });
    // The next tick.
    expect(depths[2]).toMatchObject({ delayed: 1 });
  });
});
