import { Injectable } from '@nestjs/common';
import { DueWork } from '../ports/due-work.js';
import { PartnerCenters } from '../ports/partner-centers.js';

/** Counts what waits for Microsoft, for people who look at the connection; nobody decides anything by it. */
@Injectable()
export class CountWaitingWork {
  constructor(
    private readonly dueWork: DueWork,
    private readonly partnerCenters: PartnerCenters,
  ) {}

  async execute(): Promise<void> {
    for (const { providerInstanceId } of this.partnerCenters.budgets()) {
      const { waiting, tried, nextAttemptAt } = await this.dueWork.countOutsideWork(providerInstanceId);
      await this.partnerCenters.noteWaitingWork(providerInstanceId, {
        waiting,
        tried,
        nextAttemptAt: nextAttemptAt?.getTime() ?? null,
      });
    }
  }
}
