import { Sweep } from '@assent/messaging';
import { countWaitingCalls } from '@assent/partner-center';
import { Controller } from '@nestjs/common';
import { DueWork } from '../application/ports/due-work.js';
import { PartnerCenters } from '../application/ports/partner-centers.js';
import { POLICY } from '../domain/policy.js';

/** Keeps people informed of what waits for Microsoft. */
@Controller()
export class CountWaitingWorkSweep {
  constructor(
    private readonly dueWork: DueWork,
    private readonly partnerCenters: PartnerCenters,
  ) {}

  @Sweep({ name: 'count-waiting-work', everyMs: POLICY.outsideWork.countEveryMs })
  async count(): Promise<void> {
    await countWaitingCalls(this.partnerCenters, (id) => this.dueWork.countOutsideWork(id));
  }
}
