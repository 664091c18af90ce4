import { SKIP_LOCKED, Transactions, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { ImportRepository, type StoredImport } from '../application/ports/import-repository.js';
import type { CustomerImport } from '../domain/customer-import.js';
import { CustomerImportOrmEntity } from './customer-import.orm-entity.js';

@Injectable()
export class TypeOrmImportRepository extends ImportRepository {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  override async findRunning(tx: Tx, providerInstanceId: string): Promise<string | undefined> {
    // The unique index is what forbids two; this lock only turns the loser's error into an answer.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${providerInstanceId}`]);
    const row = await tx.findOneBy(CustomerImportOrmEntity, { providerInstanceId, state: 'running' });
    return row?.id;
  }

  override async findAdvancing(since: Date): Promise<ReadonlySet<string>> {
    const rows = await this.transactions.run((tx) =>
      tx.findBy(CustomerImportOrmEntity, { state: 'running', updatedAt: MoreThan(since) }),
    );
    return new Set(rows.map(({ providerInstanceId }) => providerInstanceId));
  }

  override async insert(tx: Tx, { progress, origin }: StoredImport, wakeAt: Date): Promise<void> {
    await tx.insert(CustomerImportOrmEntity, {
      ...progress,
      origin,
      notBefore: progress.startedAt,
      nextAttemptAt: wakeAt,
      updatedAt: progress.startedAt,
    });
  }

  override async findDue(importId: string, now: Date): Promise<StoredImport | undefined> {
    const row = await this.transactions.run((tx) =>
      tx.findOneBy(CustomerImportOrmEntity, {
        id: importId,
        state: 'running',
        notBefore: LessThanOrEqual(now),
      }),
    );
    return row === null ? undefined : toStored(row);
  }

  override async hold(tx: Tx, progress: CustomerImport): Promise<boolean> {
    const row = await tx.findOne(CustomerImportOrmEntity, {
      where: { id: progress.id, state: 'running', step: progress.step },
      lock: { mode: 'pessimistic_write' },
    });
    return row !== null;
  }

  override async advance(tx: Tx, progress: CustomerImport, now: Date, wakeAt: Date): Promise<void> {
    const { id, ...change } = progress;
    await tx.update(
      CustomerImportOrmEntity,
      { id },
      { ...change, nextAttemptAt: wakeAt, notBefore: now, updatedAt: now },
    );
  }

  override async postpone(progress: CustomerImport, at: Date): Promise<void> {
    await this.transactions.run((tx) =>
      tx.update(
        CustomerImportOrmEntity,
        { id: progress.id, state: 'running', step: progress.step },
        { attempts: progress.attempts + 1, notBefore: at, nextAttemptAt: at },
      ),
    );
  }

  override async takeOverdue(
    now: Date,
    wakeAt: (attempts: number) => Date,
    limit: number,
  ): Promise<StoredImport[]> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.find(CustomerImportOrmEntity, {
        where: { state: 'running', nextAttemptAt: LessThanOrEqual(now) },
        order: { nextAttemptAt: 'ASC' },
        take: limit,
        lock: SKIP_LOCKED,
      });
      for (const { id, attempts } of rows) {
        const change = { attempts: attempts + 1, nextAttemptAt: wakeAt(attempts) };
        await tx.update(CustomerImportOrmEntity, { id }, change);
      }
      return rows.map(toStored);
    });
  }
}

function toStored(row: CustomerImportOrmEntity): StoredImport {
  return {
    origin: row.origin,
    progress: {
      id: row.id,
      providerInstanceId: row.providerInstanceId,
      state: row.state,
      phase: row.phase,
      continuation: row.continuation,
      restarts: row.restarts,
      step: row.step,
      pages: row.pages,
      seen: row.seen,
      created: row.created,
      changed: row.changed,
      ended: row.ended,
      attempts: row.attempts,
      startedAt: row.startedAt,
    },
  };
}
