import { BULK_LIMITS, type BulkTarget, type createBulkOperationRequestSchema } from '@assent/contracts';
import { RequestTransactions, type Tx } from '@assent/database';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Caller } from '../commands/caller.js';
import { OperationStore } from '../operations/operation-store.js';
import { ProblemError } from '../problem.error.js';
import { type BulkOperationRecord, NO_STATES, NO_VERDICTS, firstStateOf } from './bulk-operation.js';
import { BulkOperations } from './bulk-operations.js';
import { BulkSources, type Wanted } from './bulk-sources.js';
import { CsvSource, type OpenedFile } from './csv/csv-source.js';
import { fileTakenBefore, onceOnly } from './file-taken-before.js';

type Request = z.output<typeof createBulkOperationRequestSchema>;

/**
 * Takes a bulk operation: every row is checked and stored, and sent later by a sweep. One transaction, so
 * that a crash leaves nothing of it; the rows are read and written in batches, so that twenty thousand of
 * them neither fill the memory nor stop the process.
 */
@Injectable()
export class PrepareBulkOperation {
  constructor(
    private readonly transactions: RequestTransactions,
    private readonly operations: OperationStore,
    private readonly bulk: BulkOperations,
    private readonly sources: BulkSources,
    private readonly files: CsvSource,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @returns the bulk operation; that of the first request for a repeated `Idempotency-Key` */
  async prepare(caller: Caller, request: Request): Promise<BulkOperationRecord> {
    const wanted = { action: request.action, options: request.options, access: caller.access };
    // Before the transaction: a file that cannot be read holds no connection.
    const { target, dryRun } = request;
    const file = target.kind === 'csv' ? await this.files.open(wanted, target, dryRun) : null;
    return onceOnly(() =>
      this.transactions.run(async (tx) => {
        const id = this.ids.next();
        const repeated = await this.repeated(tx, caller, id);
        if (repeated !== null) return repeated;
        const begun = await this.begin(tx, caller, request, file, id);
        return this.fill(tx, begun, wanted, target, file, dryRun);
      }),
    );
  }

  private async repeated(tx: Tx, caller: Caller, id: string): Promise<BulkOperationRecord | null> {
    if (caller.idempotency === null) return null;
    const claim = await this.operations.claimKey(tx, caller.idempotency, id, this.clock.now());
    if (claim.kind === 'claimed') return null;
    if (claim.fingerprint !== caller.idempotency.fingerprint) {
      throw new ProblemError(
        'idempotency_key_reused',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
        { references: { bulkOperationId: claim.operationId } },
      );
    }
    return this.bulk.find(caller.access, claim.operationId, tx);
  }

  private async begin(
    tx: Tx,
    caller: Caller,
    { action, options, target, dryRun, again }: Request,
    file: OpenedFile | null,
    id: string,
  ): Promise<BulkOperationRecord> {
    const earlierId = file === null ? null : await this.bulk.takenBefore(caller.access, file.fingerprint, tx);
    if (earlierId !== null && !dryRun && !again) throw fileTakenBefore(earlierId);
    const operation: BulkOperationRecord = {
      id,
      action,
      source: target.kind,
      state: 'draft',
      providerInstanceId: null,
      resellerId: null,
      actor: caller.actor,
      access: caller.access,
      correlationId: caller.correlationId,
      traceparent: caller.traceparent,
      options,
      fileName: target.kind === 'csv' ? target.fileName : null,
      columns: file?.csv.columns ?? [],
      mapping: file?.mapping ?? {},
      fingerprint: file?.fingerprint ?? null,
      earlierId,
      again: again && earlierId !== null,
      total: 0,
      checked: NO_VERDICTS,
      progress: NO_STATES,
      nextAttemptAt: null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
      rowsDeletedAt: null,
    };
    await this.bulk.insert(tx, operation);
    return operation;
  }

  private async fill(
    tx: Tx,
    operation: BulkOperationRecord,
    wanted: Wanted,
    target: BulkTarget,
    file: OpenedFile | null,
    dryRun: boolean,
  ): Promise<BulkOperationRecord> {
    const checked = { ...NO_VERDICTS };
    const progress = { ...NO_STATES };
    const instances = new Set<string>();
    const resellers = new Set<string | null>();
    let total = 0;
    const batches =
      target.kind === 'csv' && file !== null
        ? this.files.rowsOf(wanted, file, tx)
        : this.sources.rowsOf(wanted, target as Exclude<BulkTarget, { kind: 'csv' }>, tx);
    for await (const rows of batches) {
      total += rows.length;
      if (total > BULK_LIMITS.rows) throw tooMany(target);
      await this.bulk.insertRows(tx, operation.id, rows);
      for (const { verdict, scope } of rows) {
        checked[verdict]++;
        progress[firstStateOf(verdict)]++;
        instances.add(scope.providerInstanceId);
        resellers.add(scope.resellerId);
      }
    }
    if (total === 0) throw nobody(target);
    const now = this.clock.now();
    return this.bulk.change(tx, operation, {
      total,
      checked,
      progress,
      providerInstanceId: instances.size === 1 ? ([...instances][0] ?? null) : null,
      resellerId: resellers.size === 1 ? ([...resellers][0] ?? null) : null,
      ...(dryRun ? {} : { state: 'running', startedAt: now, nextAttemptAt: now }),
    });
  }
}

function tooMany({ kind }: BulkTarget): ProblemError {
  const path = kind === 'csv' ? 'target.content' : 'target.filter';
  const advice = kind === 'csv' ? 'Divide the file into several.' : 'Narrow the filter.';
  const message = `A bulk operation takes ${BULK_LIMITS.rows.toLocaleString('en')} rows at most. ${advice}`;
  return new ProblemError('validation_failed', message, { errors: [{ path, message }] });
}

function nobody({ kind }: BulkTarget): ProblemError {
  const message =
    kind === 'csv' ? 'The file has headings but no rows below them.' : 'No customer matches any more.';
  return new ProblemError('validation_failed', message, { errors: [{ path: 'target', message }] });
}
