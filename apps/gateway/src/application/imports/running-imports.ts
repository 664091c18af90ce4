import type { Tx } from '@assent/database';

/** Knows which imports are on their way. */
export abstract class RunningImports {
  /** The id of the import that runs for a provider instance, or null. */
  abstract runningFor(providerInstanceId: string, tx: Tx): Promise<string | null>;
}
