import { SKIP_LOCKED, Transactions, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import {
  type CallRequest,
  type ClaimedCall,
  type PendingCall,
  PendingCalls,
} from '../application/ports/pending-calls.js';
import { CustomerCallOrmEntity } from './customer-call.orm-entity.js';

@Injectable()
export class TypeOrmPendingCalls extends PendingCalls {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  override async add(tx: Tx, call: PendingCall, now: Date, wakeAt: Date): Promise<void> {
    const { customerId, request, origin, scope } = call;
    await tx.insert(CustomerCallOrmEntity, {
      customerId,
      ...scope,
      kind: request.kind,
      newCustomer: request.kind === 'create' ? request.newCustomer : null,
      origin,
      leasedUntil: now,
      nextAttemptAt: wakeAt,
    });
  }

  override async claim(
    customerId: string,
    attempt: Parameters<PendingCalls['claim']>[1],
  ): Promise<ClaimedCall | undefined> {
    const { kind, leaseId, newRequestId, now, leaseUntil } = attempt;
    return this.transactions.run(async (tx) => {
      const row = await tx.findOne(CustomerCallOrmEntity, {
        where: { customerId, kind, leasedUntil: LessThanOrEqual(now) },
        lock: { mode: 'pessimistic_write' },
      });
      if (row === null) return undefined;
      const requestId = row.requestId ?? newRequestId;
      const attempts = row.attempts + 1;
      await tx.update(
        CustomerCallOrmEntity,
        { customerId },
        { leaseId, requestId, attempts, leasedUntil: leaseUntil, nextAttemptAt: leaseUntil },
      );
      const startsAnew = row.requestId === null && row.attempts > 0;
      return { ...toPending(row), leaseId, requestId, attempts, startsAnew };
    });
  }

  override async finish(tx: Tx, call: ClaimedCall): Promise<boolean> {
    const { affected } = await tx.delete(CustomerCallOrmEntity, {
      customerId: call.customerId,
      leaseId: call.leaseId,
    });
    return affected === 1;
  }

  override async postpone(
    call: ClaimedCall,
    retry: { readonly at: Date; readonly keepRequestId: boolean },
  ): Promise<void> {
    await this.transactions.run((tx) =>
      tx.update(
        CustomerCallOrmEntity,
        { customerId: call.customerId, leaseId: call.leaseId },
        {
          leasedUntil: retry.at,
          nextAttemptAt: retry.at,
          requestId: retry.keepRequestId ? call.requestId : null,
        },
      ),
    );
  }

  override async takeOverdue(
    now: Date,
    wakeAt: (attempts: number) => Date,
    limit: number,
  ): Promise<PendingCall[]> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.find(CustomerCallOrmEntity, {
        where: { nextAttemptAt: LessThanOrEqual(now) },
        order: { nextAttemptAt: 'ASC' },
        take: limit,
        lock: SKIP_LOCKED,
      });
      for (const { customerId, attempts } of rows) {
        await tx.update(CustomerCallOrmEntity, { customerId }, { nextAttemptAt: wakeAt(attempts) });
      }
      return rows.map(toPending);
    });
  }
}

function toPending(row: CustomerCallOrmEntity): PendingCall {
  return {
    customerId: row.customerId,
    request: requestOf(row),
    origin: row.origin,
    scope: { providerInstanceId: row.providerInstanceId, resellerId: row.resellerId },
  };
}

function requestOf(row: CustomerCallOrmEntity): CallRequest {
  if (row.kind === 'end') return { kind: 'end' };
  if (row.newCustomer === null) throw new Error(`The call for ${row.customerId} has nobody to create.`);
  return { kind: 'create', newCustomer: row.newCustomer };
}
