import { revokeAttestation, startAttestation, type MessageContract } from '@assent/contracts';
import { testRedisUrl } from '@assent/testing';
import { Catch, Controller, UseFilters, type ExceptionFilter, type RpcExceptionFilter } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EMPTY, Observable, throwError } from 'rxjs';
import { anOutgoing, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { PermanentFailure } from './errors.js';
import { Handle } from './handle.decorator.js';
import type { Message } from './message.js';
import { settingsOf } from './queue-settings.js';
import { Queues } from './queues.js';

/** What the handler does with a message, by message id. */
const behaviours = new Map<string, () => unknown>();
const handled: Message[] = [];
const timesHandled = (id: string) => handled.filter(({ envelope }) => envelope.messageId === id).length;

class ToBeForgiven extends Error {}

@Catch(ToBeForgiven)
class Forgive implements RpcExceptionFilter {
  catch(): Observable<unknown> {
    return EMPTY;
  }
}

/** As the gateway has one for HTTP: would write an answer, and so settle a message that failed. */
@Catch()
class AnswerEverything implements ExceptionFilter {
  catch(): string {
    return 'an answer';
  }
}

@Controller()
@UseFilters(AnswerEverything)
class Handlers {
  @UseFilters(Forgive)
  @Handle(startAttestation)
  start(@Payload() message: Message<typeof startAttestation>): unknown {
    handled.push(message);
    return behaviours.get(message.envelope.messageId)?.();
  }
}

describe('what becomes of a job', () => {
  let app: MessagingApp;
  beforeAll(async () => {
    app = await startMessagingApp({
      redisUrl: await testRedisUrl(),
      controllers: [Handlers],
      serves: [startAttestation],
      configure: (nest) => nest.useGlobalFilters(new AnswerEverything()),
    });
  });
  afterAll(() => app.stop());

  const send = async (behaviour: (messageId: string) => unknown = () => undefined) => {
    const message = anOutgoing(startAttestation);
    behaviours.set(message.messageId, () => behaviour(message.messageId));
    await app.publisher.publish([message]);
    return message;
  };

  it('is completed by a handler that returns, which got the message opened', async () => {
    const { messageId, data } = await send();
    const job = await app.settled('attestations', messageId, 'completed');
    expect(handled.find(({ envelope }) => envelope.messageId === messageId)?.data).toEqual(
      startAttestation.data.parse(data),
    );
    expect(JSON.stringify(job.data)).not.toContain(data.contact.email);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no luck');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no luck'))],
    ['returns an observable that fails', () => throwError(() => new Error('no luck'))],
    ['rejects after a while', () => new Promise((_, reject) => setTimeout(reject, 50, new Error('no luck')))],
    [
      'throws something that is not an error',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries do that
        throw 'no luck';
      },
    ],
  ])('is not completed by a handler that %s: it waits for its next attempt', async (_, fail) => {
    // Far away, so that it is still waiting for it when it is looked at.
    const later = jest.replaceProperty(settingsOf('attestations'), 'backoffMs', 3_600_000);
    const { messageId } = await send(fail);
    later.restore();
    const job = await app.settled('attestations', messageId, 'delayed');
    expect(job.failedReason).toBe('no luck');
    expect(job.attemptsMade).toBe(1);
    expect(job.opts.attempts).toBe(8);
  });

  it('waits for an observable before it is completed', async () => {
    let ended = false;
    const { messageId } = await send(
      () =>
        new Observable((subscriber) => {
          setTimeout(() => {
            ended = true;
            subscriber.complete();
          }, 100);
        }),
    );
    await app.settled('attestations', messageId, 'completed');
    expect(ended).toBe(true);
  });

  it('comes again, and is completed when the fault has passed', async () => {
    const { messageId } = await send((id) => {
      if (timesHandled(id) === 1) throw new Error('a conflict');
    });
    const job = await app.settled('attestations', messageId, 'completed');
    expect(timesHandled(messageId)).toBe(2);
    expect(job.attemptsMade).toBe(2);
  });

  it('fails at once when the handler says that trying again cannot help', async () => {
    const { messageId } = await send(() => {
      throw new PermanentFailure('there is no such customer');
    });
    const job = await app.settled('attestations', messageId, 'failed');
    expect(job.failedReason).toBe('there is no such customer');
    expect(job.attemptsMade).toBe(1);
    expect(timesHandled(messageId)).toBe(1);
  });

  it('is decided by a filter that stands on the method, above @Handle', async () => {
    const { messageId } = await send(() => {
      throw new ToBeForgiven();
    });
    await app.settled('attestations', messageId, 'completed');
  });

  it('fails when nobody handles its message', async () => {
    const unknown = anOutgoing(revokeAttestation);
    await app.publisher.publish([unknown]);
    const job = await app.settled('attestations', unknown.messageId, 'failed');
    expect(job.failedReason).toContain('No handler for attestations.revoke-attestation.v1');
  });

  it('fails when it carries personal data in clear, no message of ours, or breaks the contract', async () => {
    const put = async (data: unknown) => {
      const id = anOutgoing(startAttestation).messageId;
      await app.app
        .get(Queues)
        .use('attestations', (queue) =>
          queue.add('attestations.start-attestation.v1', data, { jobId: id, attempts: 8 }),
        );
      return (await app.settled('attestations', id, 'failed')).failedReason;
    };
    const clear = { ...anOutgoing(startAttestation), ...envelopeRest };
    expect(await put({ ...clear, data: startAttestation.example })).toContain('contact in clear');
    expect(await put({ ...clear, data: {} })).toContain('breaks its contract');
    expect(await put({ hello: 'world' })).toContain('does not carry a message of ours');
  });

  it('is the same job when a message is sent twice', async () => {
    const message = anOutgoing(startAttestation);
    await app.publisher.publish([message, message]);
    await app.settled('attestations', message.messageId, 'completed');
    await app.publisher.publish([message]);
    const after = await send();
    await app.settled('attestations', after.messageId, 'completed');
    expect(timesHandled(message.messageId)).toBe(1);
  });
});

/** What an envelope needs beside what an outgoing message has. */
const envelopeRest = {
  type: (startAttestation as MessageContract).type,
  version: 1,
  causationId: null,
  traceparent: null,
  operationId: null,
  occurredAt: '2026-02-03T09:30:00.000Z',
  contract: undefined,
};
