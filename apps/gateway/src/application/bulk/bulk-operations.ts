import type { BulkStateCounts } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { AccessScope } from '../access-scope.js';
import type { BulkOperationRecord, CheckedRow, RowOutcome, WaitingRow } from './bulk-operation.js';

/** What changes about a bulk operation after it was made. */
export type BulkChange = Partial<
  Pick<
    BulkOperationRecord,
    | 'state'
    | 'providerInstanceId'
    | 'resellerId'
    | 'again'
    | 'total'
    | 'checked'
    | 'progress'
    | 'nextAttemptAt'
    | 'startedAt'
    | 'finishedAt'
  >
>;

/** Keeps bulk operations and their rows. */
export abstract class BulkOperations {
  abstract insert(tx: Tx, operation: BulkOperationRecord): Promise<void>;

  abstract insertRows(tx: Tx, operationId: string, rows: readonly CheckedRow[]): Promise<void>;

  abstract find(access: AccessScope, id: string, tx?: Tx): Promise<BulkOperationRecord | null>;

  /** Finds it and holds it until the transaction ends; nobody else changes or works on it meanwhile. */
  abstract lock(tx: Tx, access: AccessScope, id: string): Promise<BulkOperationRecord | null>;

  /** The newest one that has taken this file, and was not called off. */
  abstract takenBefore(access: AccessScope, fingerprint: string, tx: Tx): Promise<string | null>;

  /**
   * Stores a change and tells portals of it.
   *
   * @throws FileTakenMeanwhile when another one has begun with the same file in the same moment
   */
  abstract change(tx: Tx, operation: BulkOperationRecord, change: BulkChange): Promise<BulkOperationRecord>;

  /** The one that waits longest to be looked after, held; those that others hold are left to them. */
  abstract claimDue(tx: Tx, now: Date): Promise<BulkOperationRecord | null>;

  /** Leaves one alone for a while. */
  abstract postpone(tx: Tx, id: string, until: Date): Promise<void>;

  abstract countStates(tx: Tx, operationId: string): Promise<BulkStateCounts>;

  /** The first rows that wait, in the order of the file. */
  abstract nextWaiting(tx: Tx, operationId: string, limit: number): Promise<WaitingRow[]>;

  abstract saveOutcomes(tx: Tx, operationId: string, outcomes: readonly RowOutcome[]): Promise<void>;

  abstract cancelWaiting(tx: Tx, operationId: string): Promise<void>;
}

/** Two requests came with the same file; the other one was quicker. */
export class FileTakenMeanwhile extends Error {
  override readonly name = 'FileTakenMeanwhile';
}
