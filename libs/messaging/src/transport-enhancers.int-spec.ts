import { startAttestation, verifyCustomer } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import {
  Controller,
  Injectable,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { map, type Observable } from 'rxjs';
import { anOutgoing, startMessagingApp, type MessagingApp } from '../test/messaging-app.js';
import { PermanentFailure } from './errors.js';
import { Handle } from './handle.decorator.js';
import type { MessageContext } from './message-context.js';
import type { Message } from './message.js';

/** What was called, in order. */
const calls: string[] = [];

@Injectable()
class GuardOfTheApp implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { name, attempt } = context.switchToRpc().getContext<MessageContext>();
    calls.push(`guard of the app: ${name}, attempt ${attempt}`);
    return true;
  }
}

@Injectable()
class OnlyOurs implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { envelope } = context.switchToRpc().getData<Message>();
    calls.push('guard of the class');
    return envelope.correlationId !== 'forbidden';
  }
}

class FailOnEmptyLanguage implements PipeTransform {
  transform(message: Message<typeof startAttestation>): unknown {
    calls.push('pipe of the method');
    if (message.data.language === null) throw new PermanentFailure('no language');
    return { ...message, piped: true };
  }
}

class Around implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    calls.push('interceptor before');
    return next.handle().pipe(
      map((value: unknown) => {
        calls.push('interceptor after');
        return value;
      }),
    );
  }
}

@Controller()
@UseGuards(OnlyOurs)
@UseInterceptors(new Around())
class Handlers {
  @Handle(startAttestation)
  @UsePipes(new FailOnEmptyLanguage())
  start(@Payload() message: Message<typeof startAttestation> & { piped?: boolean }): void {
    calls.push(`handler, piped: ${message.piped ?? false}`);
  }

  @Handle(verifyCustomer)
  verify(): void {
    calls.push('verified');
  }
}

describe('guards, pipes and interceptors on messages', () => {
  let app: MessagingApp;
  beforeAll(async () => {
    app = await startMessagingApp({
      redisUrl: await testRedisUrl(),
      controllers: [Handlers],
      providers: [{ provide: APP_GUARD, useClass: GuardOfTheApp }],
      serves: [startAttestation, verifyCustomer],
    });
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    calls.length = 0;
  });

  it('run around the handler as around a request, those of the application included', async () => {
    const message = anOutgoing(startAttestation);
    await app.publisher.publish([message]);
    await app.settled('attestations', message.messageId, 'completed');
    expect(calls).toEqual([
      'guard of the app: attestations.start-attestation.v1, attempt 1',
      'guard of the class',
      'interceptor before',
      'pipe of the method',
      'handler, piped: true',
      'interceptor after',
    ]);
  });

  it('fail the job when a pipe throws, with the pipe’s own error', async () => {
    const message = anOutgoing(startAttestation, { data: { ...startAttestation.example, language: null } });
    await app.publisher.publish([message]);
    const job = await app.settled('attestations', message.messageId, 'failed');
    expect(job.failedReason).toBe('no language');
  });

  it('do not let a message through that a guard refuses', async () => {
    const message = anOutgoing(verifyCustomer, { correlationId: 'forbidden' });
    await app.publisher.publish([message]);
    const job = await app.settled('attestations-work', message.messageId, 'delayed');
    expect(job.failedReason).toContain('Forbidden');
    expect(calls).not.toContain('verified');
  });

  it('serve every queue of the service', async () => {
    await app.publisher.publish([anOutgoing(verifyCustomer)]);
    await waitFor(() => calls.includes('verified'), { what: 'the message of the other queue' });
  });
});
