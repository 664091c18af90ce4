/** Calls to Microsoft that somebody has asked for and that are not over. */
export interface Waiting {
  readonly waiting: number;
  /** Of these, those that were tried at least once. */
  readonly tried: number;
  readonly nextAttemptAt: Date | null;
}

/** Counts what waits. */
export abstract class WaitingWork {
  abstract of(providerInstanceId: string): Promise<Waiting>;
}
