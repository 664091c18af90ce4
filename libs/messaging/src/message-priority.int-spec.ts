import { type Priority, verifyCustomer } from '@assent/contracts';
import { testRedisUrl, waitFor } from '@assent/testing';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { anOutgoing, startMessagingApp } from '../test/messaging-app.js';
import { Handle } from './handle.decorator.js';
import type { Message } from './message.js';

const handled: string[] = [];

@Controller()
class Handlers {
  @Handle(verifyCustomer)
  verify(@Payload() { envelope }: Message<typeof verifyCustomer>): void {
    handled.push(envelope.correlationId);
  }
}

describe('priorities', () => {
  it('let what a person waits for pass what a sweep found, and both pass bulk work', async () => {
    const redisUrl = await testRedisUrl();
    const sender = await startMessagingApp({ redisUrl, service: 'gateway', serves: [] });
    const sent: Priority[] = ['bulk', 'sweep', 'bulk', 'interactive', 'sweep', 'interactive'];
    for (const [index, priority] of sent.entries()) {
      const correlationId = `${priority} ${index}`;
      await sender.publisher.publish([anOutgoing(verifyCustomer, { priority, correlationId })]);
    }

    const receiver = await startMessagingApp({ redisUrl, controllers: [Handlers], serves: [verifyCustomer] });
    await waitFor(() => handled.length === sent.length, { what: 'all messages' });
    expect(handled).toEqual(['interactive 3', 'interactive 5', 'sweep 1', 'sweep 4', 'bulk 0', 'bulk 2']);
    await receiver.stop();
    await sender.stop();
  });
});
