import {
  createAgreement,
  startAttestation,
  verifyCustomer,
  type MessageContract,
  type QueueName,
} from '@assent/contracts';
import { testRedisUrl } from '@assent/testing';
import { Controller, type Type } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { startMessagingApp, type MessagingAppOptions } from '../test/messaging-app.js';
import { Handle, Sweep } from './handle.decorator.js';

@Controller()
class Start {
  @Handle(startAttestation)
  start(): void {
    // Nothing comes in these specs.
  }
}

@Controller()
class StartToo {
  @Handle(startAttestation)
  start(): void {
    // Nothing comes in these specs.
  }
}

@Controller()
class TwoSweeps {
  @Sweep({ name: 'expiry', everyMs: 60_000 })
  expire(): void {
    // Nothing comes in these specs.
  }

  @Sweep({ name: 'expiry', everyMs: 1000 })
  alsoExpire(): void {
    // Nothing comes in these specs.
  }
}

const toNowhere: MessageContract = { ...createAgreement, to: ['nowhere' as QueueName] };

describe('a start', () => {
  let redisUrl: string;
  beforeAll(async () => {
    redisUrl = await testRedisUrl();
  });
  const startWith = (controllers: Type[], serves?: MessagingAppOptions['serves']) =>
    startMessagingApp({ redisUrl, controllers, ...(serves ? { serves } : {}) });

  it('succeeds when each message that comes here has one handler', async () => {
    const app = await startWith([Start], [startAttestation]);
    expect(app.transport.state).toEqual({ listening: true, waitingFor: null });
    await app.stop();
    expect(app.transport.state.listening).toBe(false);
  });

  it('succeeds without any message, when none is served', async () => {
    const app = await startWith([], []);
    expect(app.transport.state).toEqual({ listening: true, waitingFor: null });
    await app.stop();
    expect(app.transport.state.listening).toBe(false);
  });

  it('crashes on a message with two handlers, naming it', async () => {
    await expect(startWith([Start, StartToo], [startAttestation])).rejects.toThrow(
      'attestations.start-attestation.v1 has two handlers',
    );
    await expect(startWith([TwoSweeps], [])).rejects.toThrow('sweep:expiry has two handlers');
  });

  it('crashes on messages without a handler, naming all of them', async () => {
    await expect(startWith([Start], [startAttestation, verifyCustomer, createAgreement])).rejects.toThrow(
      /verify-customer\.v1 is routed here and has no handler[^]*create-agreement\.v1 is routed here/,
    );
  });

  it('expects every message of the catalogue that is routed to the service, unless it is told otherwise', async () => {
    const failure = startWith([Start]);
    await expect(failure).rejects.toThrow('attestations.renew-attestation.v1 is routed here');
    await expect(failure).rejects.toThrow('customers.customer-changed.v1 is routed here');
    await expect(failure).rejects.not.toThrow('notifications.send-mail');
  });

  it('crashes on a handler for a message that never comes here', async () => {
    await expect(startWith([Start], [])).rejects.toThrow(
      'start-attestation.v1 has a handler and is not routed here',
    );
  });

  it('crashes on a handler that was marked with Nest’s own decorators', async () => {
    @Controller()
    class Replies {
      @MessagePattern('what.is.the.time')
      reply(): string {
        return 'late';
      }
    }
    await expect(startWith([Replies], [])).rejects.toThrow('what.is.the.time does not name a contract');
  });

  it('crashes on a queue without settings', async () => {
    @Controller()
    class Nowhere {
      @Handle(toNowhere)
      handle(): void {
        // Nothing comes in these specs.
      }
    }
    await expect(startWith([Nowhere], [toNowhere])).rejects.toThrow('The queue nowhere has no settings');
  });
});
