import type { WaitingCalls } from '@assent/partner-center';

/** Counts what waits. */
export abstract class WaitingWork {
  abstract of(providerInstanceId: string): Promise<WaitingCalls>;
}
