import { Sweep } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { CountWaitingWork } from '../application/count-waiting-work/count-waiting-work.use-case.js';
import { POLICY } from '../domain/policy.js';

/** Keeps people informed of what waits for Microsoft. */
@Controller()
export class CountWaitingWorkSweep {
  constructor(private readonly countWaitingWork: CountWaitingWork) {}

  @Sweep({ name: 'count-waiting-work', everyMs: POLICY.outsideWork.countEveryMs })
  async count(): Promise<void> {
    await this.countWaitingWork.execute();
  }
}
