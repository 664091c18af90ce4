import { mcaStatesDigested, mcaStatesReplayed, replayMcaStates } from '@assent/contracts';
import { Handle, type Message, Payload, Sweep } from '@assent/messaging';
import { DIGEST_SWEEP, ReplayAnswers } from '@assent/service-kit';
import { Controller } from '@nestjs/common';
import { KnownStates } from '../application/ports/known-states.js';

/** Lets the gateway rebuild its read model, and notice where it differs from what this service knows. */
@Controller()
export class AnswerReplayAndDigest {
  constructor(
    private readonly states: KnownStates,
    private readonly answers: ReplayAnswers,
  ) {}

  @Handle(replayMcaStates)
  async replay(@Payload() message: Message<typeof replayMcaStates>): Promise<void> {
    await this.answers.page(message, this.states, mcaStatesReplayed);
  }

  @Sweep(DIGEST_SWEEP)
  async digest(): Promise<void> {
    await this.answers.digest(this.states, mcaStatesDigested);
  }
}
