import { Sweep, type SweepTick } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GATEWAY_REPLAY_POLICY } from '../infrastructure/replay/replay-policy.js';
import { ReplayRuns } from '../infrastructure/replay/replay-runs.js';

/** Begins replays that were asked for, and takes up those whose process or answer was lost. */
@Controller()
export class ResumeReplaysSweep {
  constructor(private readonly runs: ReplayRuns) {}

  @Sweep({ name: 'resume-replays', everyMs: GATEWAY_REPLAY_POLICY.resumeEveryMs })
  async resume(@Payload() { now }: SweepTick): Promise<void> {
    await this.runs.resume(now);
  }
}
