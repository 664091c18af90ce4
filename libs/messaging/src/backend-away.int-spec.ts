import { startAttestation, verifyCustomer } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { anOutgoing, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { openRedisGate, type RedisGate } from '../test/redis-gate.js';
import { Backends } from './backends.js';
import { Handle } from './handle.decorator.js';
import { MessageHooks, type MessageOutcome } from './message-hooks.js';
import type { Message } from './message.js';
import { settingsOf } from './queue-settings.js';

class DatabaseGone extends Error {}

const database = { isAway: false, probes: 0 };
const handled: string[] = [];
let beforeReturning = () => Promise.resolve();

@Controller()
class Handlers {
  @Handle(startAttestation)
  async start(@Payload() message: Message<typeof startAttestation>): Promise<void> {
    handled.push(message.envelope.messageId);
    // As TypeORM wraps the driver's error.
    if (database.isAway) throw new Error('query failed', { cause: new DatabaseGone() });
    await beforeReturning();
  }
}

describe('while a server that handlers need is away', () => {
  let app: MessagingApp;
  let gate: RedisGate;
  const outcomes: MessageOutcome[] = [];
  beforeAll(async () => {
    gate = await openRedisGate(await testRedisUrl());
    app = await startMessagingApp({
      redisUrl: gate.url,
      controllers: [Handlers],
      serves: [startAttestation],
    });
    app.app.get(Backends).add({
      name: 'the database',
      isAway: (error) => error instanceof DatabaseGone,
      probe: () => {
        database.probes += 1;
        return database.isAway ? Promise.reject(new DatabaseGone()) : Promise.resolve();
      },
    });
    app.app.get(MessageHooks).observe(({ outcome }) => outcomes.push(outcome));
  });
  afterAll(async () => {
    await app.stop();
    await gate.close();
  });
  beforeEach(() => {
    handled.length = 0;
    outcomes.length = 0;
  });

  it('messages wait without losing an attempt, and are handled when it is back', async () => {
    database.isAway = true;
    const { concurrency } = settingsOf('attestations');
    const messages = Array.from({ length: 3 * concurrency }, () => anOutgoing(startAttestation));
    await app.publisher.publish(messages);
    await waitFor(() => app.transport.state.waitingFor === 'the database', { what: 'the pause' });
    await waitFor(() => database.probes >= 2, { what: 'two probes' });
    // Only those that were under way when it went, and perhaps one that was being fetched, have tried.
    expect(handled.length).toBeLessThan(2 * concurrency);
    const triedInVain = handled.length;

    database.isAway = false;
    for (const { messageId } of messages) {
      const job = await app.settled('attestations', messageId, 'completed');
      // One: the attempt that succeeded.
      expect(job.attemptsMade).toBe(1);
    }
    expect(app.transport.state.waitingFor).toBeNull();
    expect(handled).toHaveLength(messages.length + triedInVain);
    expect(outcomes.filter((outcome) => outcome === 'put_back')).toHaveLength(triedInVain);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(messages.length);
  });

  it('a message that comes during the pause waits untouched', async () => {
    database.isAway = true;
    const first = anOutgoing(startAttestation);
    await app.publisher.publish([first]);
    await waitFor(() => app.transport.state.waitingFor, { what: 'the pause' });
    const triedBefore = handled.length;
    const late = anOutgoing(startAttestation);
    await app.publisher.publish([late]);
    const probes = database.probes;
    await waitFor(() => database.probes >= probes + 1, { what: 'a probe' });
    expect(handled.length - triedBefore).toBeLessThanOrEqual(1);
    database.isAway = false;
    for (const { messageId } of [first, late]) {
      expect((await app.settled('attestations', messageId, 'completed')).attemptsMade).toBe(1);
    }
  });

  it('the same holds for Redis: a handler that cannot send comes again', async () => {
    const sent = anOutgoing(verifyCustomer);
    let shut = false;
    beforeReturning = async () => {
      if (!shut) gate.shut();
      shut = true;
      await app.publisher.publish([sent]);
    };
    const message = anOutgoing(startAttestation);
    await app.publisher.publish([message]);
    await waitFor(() => app.transport.state.waitingFor === 'Redis', { what: 'the pause' });
    gate.open();
    const job = await app.settled('attestations', message.messageId, 'completed');
    expect(job.attemptsMade).toBe(1);
    expect(handled.length).toBeGreaterThanOrEqual(2);
    expect(outcomes[0]).toBe('put_back');
    await app.jobOf('attestations-work', sent.messageId);
  });
});
