import { RequestTransactions, type Tx } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../commands/caller.js';
import { ProblemError } from '../problem.error.js';
import type { BulkOperationRecord } from './bulk-operation.js';
import { type BulkChange, BulkOperations } from './bulk-operations.js';
import { fileTakenBefore, onceOnly } from './file-taken-before.js';

/**
 * What a person does to a bulk operation. Doing the same twice is doing it once; what no longer fits its
 * state is refused. Each waits for the batch that is being sent at the moment, some tens of milliseconds.
 */
@Injectable()
export class SteerBulkOperation {
  constructor(
    private readonly transactions: RequestTransactions,
    private readonly bulk: BulkOperations,
    private readonly clock: Clock,
  ) {}

  /** @param again take the file although it was taken before */
  confirm(caller: Caller, id: string, again: boolean): Promise<BulkOperationRecord> {
    return this.steer(caller, id, async (operation, tx) => {
      if (operation.state === 'running') return null;
      if (operation.state !== 'draft') throw inAnotherState(operation, 'confirmed');
      const { fingerprint } = operation;
      const earlierId =
        fingerprint === null ? null : await this.bulk.takenBefore(caller.access, fingerprint, tx);
      if (earlierId !== null && !again) throw fileTakenBefore(earlierId);
      const now = this.clock.now();
      return { state: 'running', again: earlierId !== null, startedAt: now, nextAttemptAt: now };
    });
  }

  /** Holds back what was not sent yet. */
  pause(caller: Caller, id: string): Promise<BulkOperationRecord> {
    return this.steer(caller, id, (operation) => {
      if (operation.state === 'paused') return null;
      if (operation.state !== 'running') throw inAnotherState(operation, 'paused');
      return { state: 'paused', nextAttemptAt: this.clock.now() };
    });
  }

  resume(caller: Caller, id: string): Promise<BulkOperationRecord> {
    return this.steer(caller, id, (operation) => {
      if (operation.state === 'running') return null;
      if (operation.state !== 'paused') throw inAnotherState(operation, 'resumed');
      return { state: 'running', nextAttemptAt: this.clock.now() };
    });
  }

  /** Calls off what was not sent yet, for good; what was sent is not taken back. */
  cancel(caller: Caller, id: string): Promise<BulkOperationRecord> {
    return this.steer(caller, id, async (operation, tx) => {
      if (operation.state === 'cancelled') return null;
      if (operation.state === 'finished') throw inAnotherState(operation, 'cancelled');
      await this.bulk.cancelWaiting(tx, operation.id);
      const now = this.clock.now();
      const progress = await this.bulk.countStates(tx, operation.id);
      // Looked after until what is on its way has its outcome.
      return { state: 'cancelled', progress, finishedAt: now, nextAttemptAt: now };
    });
  }

  private steer(
    caller: Caller,
    id: string,
    decide: (operation: BulkOperationRecord, tx: Tx) => BulkChange | null | Promise<BulkChange | null>,
  ): Promise<BulkOperationRecord> {
    return onceOnly(() =>
      this.transactions.run(async (tx) => {
        const operation = await this.bulk.lock(tx, caller.access, id);
        if (operation === null) throw bulkOperationNotFound();
        const change = await decide(operation, tx);
        return change === null ? operation : this.bulk.change(tx, operation, change);
      }),
    );
  }
}

export function bulkOperationNotFound(): ProblemError {
  return new ProblemError(
    'bulk_operation_not_found',
    'There is no bulk operation with this id, or it is not yours. Drafts are deleted after a day.',
  );
}

function inAnotherState({ state, id }: BulkOperationRecord, wanted: string): ProblemError {
  return new ProblemError(
    'bulk_operation_not_changeable',
    `The bulk operation is ${STATE_WORDS[state]} and can no longer be ${wanted}. Load it again to see where it is.`,
    { references: { bulkOperationId: id } },
  );
}

const STATE_WORDS = {
  draft: 'a draft that was not confirmed',
  running: 'running',
  paused: 'paused',
  finished: 'finished',
  cancelled: 'cancelled',
} as const;
