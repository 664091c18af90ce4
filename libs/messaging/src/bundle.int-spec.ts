import { deliveryChanged } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Queue, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { anOutgoing, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { Backends } from './backends.js';
import { DeadLetters } from './dead-letters.js';
import { PermanentFailure } from './errors.js';
import { Handle } from './handle.decorator.js';
import { MessageHooks, type MessageObservation } from './message-hooks.js';
import type { Message } from './message.js';
import { settingsOf } from './queue-settings.js';
import { QueueWorker } from './queue-worker.js';

class DatabaseGone extends Error {}

/** What the handler throws for a message, by its id; taken away to let it pass. */
const faults = new Map<string, Error>();
let isDatabaseAway = false;
let begun: string[] = [];
let handled: string[] = [];
let underWay = 0;
let mostAtOnce = 0;

@Controller()
class Handlers {
  @Handle(deliveryChanged)
  async handle(@Payload() { envelope: { messageId } }: Message<typeof deliveryChanged>): Promise<void> {
    begun.push(messageId);
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
    if (isDatabaseAway) throw new DatabaseGone();
    const fault = faults.get(messageId);
    if (fault) throw fault;
    handled.push(messageId);
  }
}

describe('messages that share a job', () => {
  let app: MessagingApp;
  let queue: Queue;
  let looking: Redis;
  let redisUrl: string;
  let observations: MessageObservation[] = [];
  const start = async () => {
    app = await startMessagingApp({
      redisUrl,
      service: 'gateway',
      controllers: [Handlers],
      serves: [deliveryChanged],
    });
    app.app.get(MessageHooks).observe((observation) => observations.push(observation));
    app.app.get(Backends).add({
      name: 'the database',
      isAway: (error) => error instanceof DatabaseGone,
      probe: () => (isDatabaseAway ? Promise.reject(new DatabaseGone()) : Promise.resolve()),
    });
  };
  beforeAll(async () => {
    redisUrl = await testRedisUrl();
    looking = new Redis(redisUrl, { maxRetriesPerRequest: null });
    queue = new Queue('gateway', { connection: looking });
    await start();
  });
  afterAll(async () => {
    await app.stop();
    await queue.close();
    looking.disconnect();
  });
  beforeEach(() => {
    faults.clear();
    isDatabaseAway = false;
    [begun, handled, observations, mostAtOnce] = [[], [], [], 0];
  });

  const some = (count: number) => Array.from({ length: count }, () => anOutgoing(deliveryChanged));
  const idsOf = (messages: readonly { readonly messageId: string }[]) =>
    messages.map(({ messageId }) => messageId).sort();
  const untilHandled = (count: number) =>
    waitFor(() => handled.length >= count, { what: `${String(count)} messages to be handled` });
  const noJobs = () =>
    waitFor(
      async () => {
        const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
        return Object.values(counts).every((count) => count === 0);
      },
      { what: 'all jobs to be settled' },
    );

  it('are handled at the same time, each once, and leave nothing behind', async () => {
    const messages = some(20);
    await app.publisher.publish(messages);
    await untilHandled(20);
    await noJobs();

    expect(handled.toSorted()).toEqual(idsOf(messages));
    expect(mostAtOnce).toBe(20);
    expect(await queue.getJobCountByTypes('completed', 'failed')).toBe(0);
    expect(observations.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(
      Array.from({ length: 20 }, () => 'notifications.delivery-changed.v1 done'),
    );
  });

  it('fail alone: the others are settled, it comes again, and is settled when the fault has passed', async () => {
    const messages = some(10);
    const bad = messages[4]?.messageId ?? '';
    faults.set(bad, new Error('a conflict'));
    await app.publisher.publish(messages);
    await untilHandled(9);
    const job = await app.settled('gateway', bad, 'delayed');
    expect(job.attemptsMade).toBe(1);

    faults.clear();
    await untilHandled(10);
    expect(handled.toSorted()).toEqual(idsOf(messages));
    expect(begun.filter((id) => id !== bad)).toHaveLength(9);
  });

  it('end in the failed set alone, under their own ids, from where they can be put back', async () => {
    const messages = some(10);
    const bad = messages[7]?.messageId ?? '';
    faults.set(bad, new PermanentFailure('there is no such customer'));
    await app.publisher.publish(messages);
    await untilHandled(9);
    await app.settled('gateway', bad, 'failed');

    const letters = app.app.get(DeadLetters);
    expect(await letters.list('gateway')).toMatchObject([
      { id: bad, name: 'notifications.delivery-changed.v1', reason: 'there is no such customer' },
    ]);
    faults.clear();
    expect(await letters.redrive('gateway', bad)).toBe(true);
    await untilHandled(10);
    expect(handled.toSorted()).toEqual(idsOf(messages));
  });

  it('come again together when the database was away, without losing an attempt', async () => {
    isDatabaseAway = true;
    const messages = some(5);
    await app.publisher.publish(messages);
    await waitFor(() => app.transport.state.waitingFor === 'the database', { what: 'the workers to pause' });
    expect(handled).toEqual([]);

    isDatabaseAway = false;
    await untilHandled(5);
    await noJobs();
    expect(handled.toSorted()).toEqual(idsOf(messages));
    expect(await queue.getFailedCount()).toBe(0);
    expect(new Set(observations.map(({ outcome }) => outcome))).toEqual(new Set(['put_back', 'done']));
  });

  it('go on one by one when their process died: one of them may have killed it', async () => {
    await app.stop();
    const messages = some(5);
    const sender = await startMessagingApp({ redisUrl, service: 'notifications', serves: [] });
    await sender.publisher.publish(messages);
    await sender.stop();
    const quick = { ...settingsOf('gateway'), lockMs: 600, stalledCheckMs: 200 };
    const dying = new Redis(redisUrl, { maxRetriesPerRequest: null, disconnectTimeout: 200 });
    let end: () => void = () => undefined;
    const taken: Job[] = [];
    const killed = new QueueWorker('gateway', quick, dying, (job) => {
      taken.push(job);
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    killed.start();
    await waitFor(() => taken.length === 1, { what: 'the bundle to be taken' });
    // Nobody takes it, while its loss is noticed.
    await queue.pause();
    await killed.drain(0);
    dying.disconnect();
    end();
    const living = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const noticing = new QueueWorker('gateway', quick, living, () => Promise.resolve());
    noticing.start();
    await waitFor(async () => (await queue.getWaitingCount()) === 1, {
      what: 'it to be put back',
    });
    await noticing.drain(1000);
    living.disconnect();
    await queue.resume();

    await start();
    await untilHandled(5);
    await noJobs();
    expect(handled.toSorted()).toEqual(idsOf(messages));
    // Each was a job of its own.
    for (const { messageId } of messages) await app.settled('gateway', messageId, 'completed');
  });
});
