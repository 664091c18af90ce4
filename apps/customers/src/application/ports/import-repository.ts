import type { Tx } from '@assent/database';
import type { CustomerImport } from '../../domain/customer-import.js';
import type { Origin } from './origin.js';

export interface StoredImport {
  readonly progress: CustomerImport;
  readonly origin: Origin;
}

/** Where imports are kept; a provider instance has at most one that runs. */
export abstract class ImportRepository {
  /** The id of the running import, if there is one. Locks out a second start until the transaction ends. */
  abstract findRunning(tx: Tx, providerInstanceId: string): Promise<string | undefined>;

  /** The provider instances whose import has written a step since then. Takes no lock. */
  abstract findAdvancing(since: Date): Promise<ReadonlySet<string>>;

  abstract insert(tx: Tx, stored: StoredImport, wakeAt: Date): Promise<void>;

  /** The import when it runs and may be worked on now. Takes no lock: a page is read outside of transactions. */
  abstract findDue(importId: string, now: Date): Promise<StoredImport | undefined>;

  /**
   * Locks the import for the step after the one it is at; false when that step is written already, by
   * another worker: then nothing may be written, since the other one's transaction held it all.
   */
  abstract hold(tx: Tx, progress: CustomerImport): Promise<boolean>;

  /** Writes the next step of an import that is held. */
  abstract advance(tx: Tx, progress: CustomerImport, now: Date, wakeAt: Date): Promise<void>;

  /** Microsoft did not serve the step; nobody tries again before `at`. */
  abstract postpone(progress: CustomerImport, at: Date): Promise<void>;

  /**
   * Takes up to `limit` running imports whose wake-up is overdue, counts the attempt and moves the wake-up to
   * where `wakeAt` says for the attempts so far; parallel sweeps get different ones.
   */
  abstract takeOverdue(now: Date, wakeAt: (attempts: number) => Date, limit: number): Promise<StoredImport[]>;
}
