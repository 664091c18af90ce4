import { PartnerCenterClients } from '@assent/partner-center';
import { Injectable } from '@nestjs/common';
import { WaitingWork } from '../ports/waiting-work.js';

/** Counts what waits for Microsoft, for people who look at the connection; nobody decides anything by it. */
@Injectable()
export class CountWaitingWork {
  constructor(
    private readonly waitingWork: WaitingWork,
    private readonly partnerCenter: PartnerCenterClients,
  ) {}

  async execute(): Promise<void> {
    for (const { providerInstanceId } of this.partnerCenter.budgets()) {
      const { waiting, tried, nextAttemptAt } = await this.waitingWork.of(providerInstanceId);
      await this.partnerCenter.noteWaitingWork(providerInstanceId, {
        waiting,
        tried,
        nextAttemptAt: nextAttemptAt?.getTime() ?? null,
      });
    }
  }
}
