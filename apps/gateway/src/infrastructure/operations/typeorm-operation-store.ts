import type { Refusal, Resource, Scope, Settles } from '@assent/contracts';
import { lastly, queryPrepared, RequestDataSource, storeRows, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type AccessScope, isInScope } from '../../application/access-scope.js';
import type { CommandName, OperationRecord } from '../../application/operations/operation.js';
import {
  type IdempotencyUse,
  type KeyClaim,
  OperationStore,
} from '../../application/operations/operation-store.js';
import { BulkRowOutcomes } from '../bulk/bulk-row-outcomes.js';
import { IdempotencyKeyOrmEntity } from '../entities/idempotency-key.orm-entity.js';
import { OperationOrmEntity } from '../entities/operation.orm-entity.js';
import { LiveLog } from '../live/live-log.js';
import { toOperationEntity, toOperationRecord } from './operation.mapper.js';

@Injectable()
export class TypeOrmOperationStore extends OperationStore {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly live: LiveLog,
    private readonly bulkRows: BulkRowOutcomes,
  ) {
    super();
  }

  override async insert(tx: Tx, operation: OperationRecord): Promise<void> {
    const row = toOperationEntity(operation);
    await lastly(tx, storeRows(tx, OperationOrmEntity, [row], { key: ['id'], known: 'leave' }));
  }

  override async find(access: AccessScope, operationId: string): Promise<OperationRecord | null> {
    const [operation] = await queryPrepared<OperationOrmEntity>(this.dataSource, FIND, [operationId]);
    return visible(access, operation ?? null);
  }

  override async findBySubject(
    access: AccessScope,
    command: CommandName,
    subjectId: string,
  ): Promise<OperationRecord | null> {
    return visible(
      access,
      await this.repository.findOne({ where: { command, subjectId }, order: { createdAt: 'DESC' } }),
    );
  }

  override async settledAmong(operationIds: readonly string[]): Promise<string[]> {
    const rows = await this.repository.find({
      select: { id: true },
      where: { id: In([...operationIds]), state: Not('pending') },
    });
    return rows.map(({ id }) => id);
  }

  override async claimKey(tx: Tx, use: IdempotencyUse, operationId: string, now: Date): Promise<KeyClaim> {
    const { caller, method, path, key, fingerprint } = use;
    // ON CONFLICT waits for a transaction that holds the same key: after it committed the row is there to
    // read, after it rolled back this insert succeeds.
    const inserted = await queryPrepared(
      tx,
      `INSERT INTO idempotency_key (caller, method, path, key, fingerprint, operation_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
      [caller, method, path, key, fingerprint, operationId, now],
    );
    if (inserted.length > 0) return { kind: 'claimed' };
    const earlier = await tx.findOneByOrFail(IdempotencyKeyOrmEntity, { caller, method, path, key });
    return { kind: 'used', operationId: earlier.operationId, fingerprint: earlier.fingerprint };
  }

  override async releaseKey(tx: Tx, { caller, method, path, key }: IdempotencyUse): Promise<void> {
    await tx.delete(IdempotencyKeyOrmEntity, { caller, method, path, key });
  }

  override async succeed(tx: Tx, settles: Settles, at: Date): Promise<void> {
    for (const { operationId, resource } of settles) {
      await this.settle(tx, operationId, { state: 'succeeded', resource, settledAt: at });
    }
  }

  override async refuse(tx: Tx, operationId: string, refusal: Refusal, at: Date): Promise<void> {
    await this.settle(tx, operationId, { state: 'refused', refusal, settledAt: at });
  }

  /** One that has its outcome keeps it. */
  private async settle(
    tx: Tx,
    operationId: string,
    outcome: Pick<OperationRecord, 'settledAt'> &
      ({ state: 'succeeded'; resource: Resource } | { state: 'refused'; refusal: Refusal }),
  ): Promise<void> {
    const refusal = outcome.state === 'refused' ? outcome.refusal : null;
    const resource = outcome.state === 'succeeded' ? outcome.resource : null;
    const [settled] = await queryPrepared<Scope>(
      tx,
      `UPDATE operation SET state = $2, settled_at = $3, resource = $4::jsonb, refusal = $5::jsonb
       WHERE id = $1 AND state = 'pending'
       RETURNING provider_instance_id AS "providerInstanceId", reseller_id AS "resellerId"`,
      [operationId, outcome.state, outcome.settledAt, asJson(resource), asJson(refusal)],
    );
    if (settled === undefined) return;
    await lastly(
      tx,
      this.bulkRows.settled(tx, operationId, refusal),
      this.live.append(tx, 'operation-settled', { operationId, state: outcome.state }, settled),
    );
  }

  private get repository() {
    return this.dataSource.getRepository(OperationOrmEntity);
  }
}

/** Every caller who waits for an outcome asks this. */
const FIND = `SELECT id, command, state, caller, provider_instance_id AS "providerInstanceId",
    reseller_id AS "resellerId", customer_id AS "customerId", subject_id AS "subjectId", resource, refusal,
    correlation_id AS "correlationId", created_at AS "createdAt", settled_at AS "settledAt", looks,
    next_attempt_at AS "nextAttemptAt", hint
  FROM operation WHERE id = $1`;

const asJson = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** The typed scope predicate, on an entity that was found by its id. */
function visible(access: AccessScope, entity: OperationOrmEntity | null): OperationRecord | null {
  if (entity === null) return null;
  const record = toOperationRecord(entity);
  return isInScope(access, record.scope) ? record : null;
}
