import type { Tx } from '@assent/database';

/** Runs work in one transaction; it may run more than once, and only the last run counts. */
export abstract class UnitOfWork {
  abstract run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
