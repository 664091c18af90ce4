import type { PartnerCenterClients } from './partner-center-client.js';

/** Calls to Microsoft that somebody has asked for and that are not over. */
export interface WaitingCalls {
  readonly waiting: number;
  /** Of these, those that were tried at least once. */
  readonly tried: number;
  readonly nextAttemptAt: Date | null;
}

/** Counts what waits for each connection, for people who look at it; nobody decides anything by it. */
export async function countWaitingCalls(
  partnerCenters: Pick<PartnerCenterClients, 'budgets' | 'noteWaitingWork'>,
  count: (providerInstanceId: string) => Promise<WaitingCalls>,
): Promise<void> {
  for (const { providerInstanceId } of partnerCenters.budgets()) {
    const { waiting, tried, nextAttemptAt } = await count(providerInstanceId);
    await partnerCenters.noteWaitingWork(providerInstanceId, {
      waiting,
      tried,
      nextAttemptAt: nextAttemptAt?.getTime() ?? null,
    });
  }
}
