import { replayResellerStates, resellerStatesDigested, resellerStatesReplayed } from '@assent/contracts';
import { Handle, type Message, Payload, Sweep } from '@assent/messaging';
import { DIGEST_SWEEP, ReplayAnswers } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { KnownResellers } from '../application/ports/known-states.js';

/** Lets the gateway rebuild its copy of the resellers, and notice where it differs. */
@Controller()
export class AnswerResellerReplayAndDigest {
  constructor(
    private readonly resellers: KnownResellers,
    private readonly answers: ReplayAnswers,
  ) {}

  @Handle(replayResellerStates)
  async replay(@Payload() message: Message<typeof replayResellerStates>): Promise<void> {
    await this.answers.page(message, this.resellers, resellerStatesReplayed);
  }

  @Sweep({ ...DIGEST_SWEEP, name: 'digest-resellers' })
  async digest(): Promise<void> {
    await this.answers.digest(this.resellers, resellerStatesDigested);
  }
}
