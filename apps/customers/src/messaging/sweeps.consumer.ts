import { Payload, Sweep, type SweepTick } from '@assent/messaging';
import { countWaitingCalls, PartnerCenterClients } from '@assent/partner-center';
import { Controller } from '@nestjs/common';
import { CUSTOMERS_POLICY } from '../application/policy.js';
import { InitialCredentials } from '../application/ports/initial-credentials.js';
import { WaitingWork } from '../application/ports/waiting-work.js';
import { WakeUpOverdueWork } from '../application/wake-up/wake-up-overdue-work.js';

/** What happens by itself as time goes by. */
@Controller()
export class SweepsConsumer {
  constructor(
    private readonly overdue: WakeUpOverdueWork,
    private readonly credentials: InitialCredentials,
    private readonly waitingWork: WaitingWork,
    private readonly partnerCenter: PartnerCenterClients,
  ) {}

  @Sweep({ name: 'wake-up-imports', everyMs: CUSTOMERS_POLICY.sweepEveryMs })
  async wakeImports(@Payload() { now }: SweepTick): Promise<void> {
    await this.overdue.wakeImports(now);
  }

  @Sweep({ name: 'wake-up-calls', everyMs: CUSTOMERS_POLICY.sweepEveryMs })
  async wakeCalls(@Payload() { now }: SweepTick): Promise<void> {
    await this.overdue.wakeCalls(now);
  }

  @Sweep({ name: 'count-waiting-work', everyMs: CUSTOMERS_POLICY.countEveryMs })
  async countWaitingWork(): Promise<void> {
    await countWaitingCalls(this.partnerCenter, (id) => this.waitingWork.of(id));
  }

  @Sweep({ name: 'delete-expired-credentials', everyMs: CUSTOMERS_POLICY.credentialsSweepEveryMs })
  async deleteExpiredCredentials(@Payload() { now }: SweepTick): Promise<void> {
    await this.credentials.deleteExpired(now);
  }
}
