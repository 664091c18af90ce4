import { customerChanged, invitationRequested, startAttestation, verifyCustomer } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { anOutgoing, envelopeKeys, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { openRedisGate, type RedisGate } from '../test/redis-gate.js';
import { RedisAway, UnsendableMessage } from './errors.js';
import { QUEUE_SETTINGS } from './queue-settings.js';
import { Queues } from './queues.js';
import { sealMessage } from './sealed-message.js';

describe('the publisher', () => {
  let app: MessagingApp;
  let gate: RedisGate;
  beforeAll(async () => {
    gate = await openRedisGate(await testRedisUrl());
    app = await startMessagingApp({ redisUrl: gate.url, serves: [] });
  });
  afterAll(async () => {
    await app.stop();
    await gate.close();
  });

  it('puts an event on the queue of everybody who gets it, under its message id', async () => {
    const event = anOutgoing(customerChanged);
    await app.publisher.publish([event, anOutgoing(startAttestation)]);
    for (const queue of customerChanged.to) {
      const job = await app.jobOf(queue, event.messageId);
      expect(job.name).toBe('customers.customer-changed.v1');
      expect(job.opts).toMatchObject({
        attempts: QUEUE_SETTINGS[queue].attempts,
        backoff: { type: 'exponential', delay: QUEUE_SETTINGS[queue].backoffMs, jitter: 0.5 },
      });
    }
  });

  it('takes what was sealed before, any number of times', async () => {
    const sealed = sealMessage(anOutgoing(invitationRequested), envelopeKeys);
    await app.publisher.add([sealed]);
    await app.publisher.add([sealed, sealed]);
    const count = await app.app.get(Queues).use('notifications', (queue) => queue.count());
    expect(count).toBe(1);
    expect((await app.jobOf('notifications', sealed.envelope.messageId)).data).toEqual(sealed.envelope);
  });

  it('lets the compiler check the data of each message against its own contract', async () => {
    const attempt = app.publisher.publish([
      anOutgoing(verifyCustomer),
      // @ts-expect-error -- customerId is missing
      { ...anOutgoing(verifyCustomer), data: {} },
    ]);
    await expect(attempt).rejects.toThrow('customerId');
  });

  it('sends nothing when one message of several breaks its contract', async () => {
    const good = anOutgoing(verifyCustomer);
    const bad = anOutgoing(verifyCustomer, { data: { customerId: 'nobody' } });
    await expect(app.publisher.publish([good, bad])).rejects.toThrow(UnsendableMessage);
    await expect(app.jobOf('attestations-work', good.messageId)).rejects.toThrow('There is no job');
  });

  it('fails fast while Redis is away, and works again by itself when it is back', async () => {
    gate.shut();
    const message = anOutgoing(startAttestation);
    for (let time = 0; time < 3; time++) {
      const before = Date.now();
      await expect(app.publisher.publish([message])).rejects.toThrow(RedisAway);
      // It does not even wait as long as for an answer of a server that is there.
      expect(Date.now() - before).toBeLessThan(4_000);
    }
    gate.open();
    await waitFor(() => app.publisher.publish([message]).then(() => true), {
      what: 'the publisher to find Redis again',
    });
    expect((await app.jobOf('attestations', message.messageId)).id).toBe(message.messageId);
  });

  it('fails what was under way when Redis went away, so that its sender knows to repeat it', async () => {
    const many = Array.from({ length: 2000 }, () => anOutgoing(startAttestation));
    const sending = app.publisher.publish(many);
    const outcome = expect(sending).rejects.toThrow(RedisAway);
    gate.shut();
    await outcome;
    gate.open();
    await waitFor(() => app.publisher.publish(many).then(() => true), {
      what: 'the publisher to find Redis again',
    });
    const count = await app.app.get(Queues).use('attestations', (queue) => queue.count());
    expect(count).toBeGreaterThanOrEqual(2000);
  });
});

describe('a service that starts without Redis', () => {
  it('starts, fails fast, and works as soon as Redis is there', async () => {
    const gate = await openRedisGate(await testRedisUrl());
    gate.shut();
    const app = await startMessagingApp({ redisUrl: gate.url, serves: [], startsWithoutRedis: true });
    await expect(app.publisher.publish([anOutgoing(startAttestation)])).rejects.toThrow(RedisAway);
    gate.open();
    const message = anOutgoing(startAttestation);
    await waitFor(() => app.publisher.publish([message]).then(() => true), { what: 'the first contact' });
    await app.stop();
    await gate.close();
  });
});
