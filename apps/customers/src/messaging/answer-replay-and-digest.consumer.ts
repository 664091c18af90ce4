import {
  REPLAY_POLICY,
  SCOPE_OF_ALL,
  SYSTEM_ACTOR,
  customerStatesDigested,
  customerStatesReplayed,
  replayCustomerStates,
} from '@assent/contracts';
import { causedBy, Handle, type Message, MessagePublisher, Payload, Sweep } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { KnownStates } from '../application/ports/known-states.js';

/**
 * Tells the gateway again what it should know, and once in a while what all of it adds up to. Both are
 * published at once and not through the outbox: nothing has changed here, a page that is lost is asked for
 * again, and a lost digest is followed by the next one.
 */
@Controller()
export class AnswerReplayAndDigest {
  constructor(
    private readonly states: KnownStates,
    private readonly publisher: MessagePublisher,
    private readonly ids: Ids,
  ) {}

  @Handle(replayCustomerStates)
  async replay(@Payload() message: Message<typeof replayCustomerStates>): Promise<void> {
    const states = await this.states.page(message.data);
    await this.publisher.publish([
      {
        contract: customerStatesReplayed,
        data: { ...message.data, states, last: states.length < REPLAY_POLICY.statesPerPage },
        aggregate: { id: message.data.runId, version: null },
        ...causedBy(message),
        replay: true,
        priority: 'bulk',
      },
    ]);
  }

  @Sweep({ name: 'digest-states', everyMs: REPLAY_POLICY.digestEveryMs })
  async digest(): Promise<void> {
    const { asOf, buckets } = await this.states.digest();
    const id = this.ids.next();
    await this.publisher.publish([
      {
        contract: customerStatesDigested,
        data: { asOf: asOf.toISOString(), buckets },
        aggregate: { id, version: null },
        scope: SCOPE_OF_ALL,
        actor: SYSTEM_ACTOR,
        correlationId: id,
        replay: true,
        priority: 'sweep',
      },
    ]);
  }
}
