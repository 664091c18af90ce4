import { startAttestation } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { anOutgoing, startMessagingApp } from '../test/messaging-app.js';
import { openRedisGate } from '../test/redis-gate.js';
import { Draining } from './draining.js';
import { Handle } from './handle.decorator.js';
import { settingsOf } from './queue-settings.js';

let begun = 0;
let ended = 0;
/** What each message waits for before it ends. */
let work = Promise.resolve();

/** Messages do not end before this is called. */
function holdMessages(): () => void {
  let letGo: () => void = () => undefined;
  work = new Promise((resolve) => {
    letGo = resolve;
  });
  return letGo;
}

/** Far longer than anything takes here: who waits until then is noticed. */
const DRAIN_MS = 60_000;

@Controller()
class Handlers {
  @Handle(startAttestation)
  async start(): Promise<void> {
    begun += 1;
    await work;
    ended += 1;
  }
}

@Controller()
class WaitsForSomebodyOutside {
  constructor(private readonly draining: Draining) {}

  @Handle(startAttestation)
  async start(): Promise<void> {
    begun += 1;
    await new Promise((resolve) => {
      this.draining.giveUp.addEventListener('abort', resolve);
    });
    ended += 1;
  }
}

const served = { controllers: [Handlers], serves: [startAttestation] };

describe('a shutdown', () => {
  beforeEach(() => {
    begun = 0;
    ended = 0;
    work = Promise.resolve();
  });

  it('lets messages under way end, and takes no new ones', async () => {
    const letGo = holdMessages();
    const redisUrl = await testRedisUrl();
    const messages = 3 * settingsOf('attestations').concurrency;
    const app = await startMessagingApp({ redisUrl, ...served, drainMs: DRAIN_MS });
    await app.publisher.publish(Array.from({ length: messages }, () => anOutgoing(startAttestation)));
    await waitFor(() => begun > 0, { what: 'the first message' });
    const stopping = app.stop();
    await waitFor(() => !app.transport.state.listening, { what: 'the shutdown to begin' });
    letGo();
    await stopping;
    expect(ended).toBe(begun);
    expect(begun).toBeLessThan(messages);

    // The rest was only waiting.
    const next = await startMessagingApp({ redisUrl, ...served });
    await waitFor(() => ended === messages, { what: 'the rest' });
    expect(begun).toBe(messages);
    await next.stop();
  });

  it('ends after its time limit, though a message does not', async () => {
    const letGo = holdMessages();
    const app = await startMessagingApp({ redisUrl: await testRedisUrl(), ...served, drainMs: 300 });
    await app.publisher.publish([anOutgoing(startAttestation)]);
    await waitFor(() => begun === 1, { what: 'the message' });
    // The message is held until afterwards: waiting for it would never end.
    await app.stop();
    expect(ended).toBe(0);
    letGo();
    await waitFor(() => ended === 1, { what: 'the message to end after all' });
  });

  it('tells messages that wait for somebody outside to give up while there is time to write that down', async () => {
    const app = await startMessagingApp({
      redisUrl: await testRedisUrl(),
      controllers: [WaitsForSomebodyOutside],
      serves: [startAttestation],
      drainMs: 10_000,
    });
    const message = anOutgoing(startAttestation);
    await app.publisher.publish([message]);
    await waitFor(() => begun === 1, { what: 'the message' });
    const { transport } = app;
    await transport.close();
    expect(ended).toBe(1);
    expect(await (await app.jobOf('attestations', message.messageId)).getState()).toBe('completed');
    await app.stop();
  });

  it('does not wait for a Redis that is away', async () => {
    const gate = await openRedisGate(await testRedisUrl());
    const app = await startMessagingApp({ redisUrl: gate.url, ...served, drainMs: DRAIN_MS });
    gate.shut();
    const before = Date.now();
    await app.stop();
    expect(Date.now() - before).toBeLessThan(DRAIN_MS / 2);
    await gate.close();
  });

  it('does not wait for a Redis that goes away in the middle, only for the message under way', async () => {
    const letGo = holdMessages();
    const gate = await openRedisGate(await testRedisUrl());
    const app = await startMessagingApp({ redisUrl: gate.url, ...served, drainMs: DRAIN_MS });
    await app.publisher.publish([anOutgoing(startAttestation)]);
    await waitFor(() => begun === 1, { what: 'the message' });
    const before = Date.now();
    const stopping = app.stop();
    await waitFor(() => !app.transport.state.listening, { what: 'the shutdown to begin' });
    gate.shut();
    letGo();
    await stopping;
    expect(ended).toBe(1);
    expect(Date.now() - before).toBeLessThan(DRAIN_MS / 2);
    await gate.close();
  });
});
