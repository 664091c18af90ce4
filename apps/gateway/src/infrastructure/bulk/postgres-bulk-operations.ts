import type { BulkRowState, BulkStateCounts } from '@assent/contracts';
import { RequestDataSource, type Tx, isUniqueViolation } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import {
  type BulkOperationRecord,
  type CheckedRow,
  NO_STATES,
  type RowOutcome,
  type WaitingRow,
  firstStateOf,
} from '../../application/bulk/bulk-operation.js';
import {
  type BulkChange,
  BulkOperations,
  FileTakenMeanwhile,
} from '../../application/bulk/bulk-operations.js';
import { LiveLog } from '../live/live-log.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { COLUMNS, type RecordField, SELECT_RECORD, toParameter } from './bulk-operation-row.js';
import { BulkRowSeal } from './bulk-row-seal.js';

/** Plain SQL: rows come and go by the hundred, and what is counted and claimed has no entity. */
@Injectable()
export class PostgresBulkOperations extends BulkOperations {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly seal: BulkRowSeal,
    private readonly live: LiveLog,
  ) {
    super();
  }

  override async insert(tx: Tx, operation: BulkOperationRecord): Promise<void> {
    const fields = Object.keys(COLUMNS) as RecordField[];
    const parameters = new SqlParameters();
    await tx.query(
      `INSERT INTO bulk_operation (${fields.map((field) => COLUMNS[field]).join(', ')})
       VALUES (${fields.map((field) => parameters.add(toParameter(operation[field]))).join(', ')})`,
      parameters.values,
    );
  }

  override async insertRows(tx: Tx, operationId: string, rows: readonly CheckedRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO bulk_operation_row (bulk_operation_id, number, provider_instance_id, reseller_id, customer_id,
         verdict, fixes, state, reason, content_sealed)
       SELECT $1, number, provider_instance_id, reseller_id, customer_id, verdict, fixes, state, reason, content_sealed
       FROM jsonb_to_recordset($2::jsonb) AS row (number integer, provider_instance_id uuid, reseller_id uuid,
         customer_id uuid, verdict text, fixes jsonb, state text, reason jsonb, content_sealed text)`,
      [
        operationId,
        JSON.stringify(
          rows.map(({ number, scope, customerId, verdict, fixes, reason, content }) => ({
            number,
            provider_instance_id: scope.providerInstanceId,
            reseller_id: scope.resellerId,
            customer_id: customerId,
            verdict,
            fixes,
            state: firstStateOf(verdict),
            // An absent key becomes NULL; a null would become the JSON value null.
            ...(reason === null ? {} : { reason }),
            content_sealed: this.seal.seal(operationId, number, content),
          })),
        ),
      ],
    );
  }

  override async find(access: AccessScope, id: string, tx?: Tx): Promise<BulkOperationRecord | null> {
    const parameters = new SqlParameters();
    const rows = await (tx ?? this.dataSource).query<BulkOperationRecord[]>(
      `SELECT ${SELECT_RECORD} FROM bulk_operation b
       WHERE b.id = ${parameters.add(id)} AND ${scopeCondition(access, parameters, 'b')}`,
      parameters.values,
    );
    return rows[0] ?? null;
  }

  override async lock(tx: Tx, access: AccessScope, id: string): Promise<BulkOperationRecord | null> {
    const parameters = new SqlParameters();
    const rows = await tx.query<BulkOperationRecord[]>(
      `SELECT ${SELECT_RECORD} FROM bulk_operation b
       WHERE b.id = ${parameters.add(id)} AND ${scopeCondition(access, parameters, 'b')} FOR UPDATE`,
      parameters.values,
    );
    return rows[0] ?? null;
  }

  override async takenBefore(access: AccessScope, fingerprint: string, tx: Tx): Promise<string | null> {
    const parameters = new SqlParameters();
    const rows = await tx.query<{ id: string }[]>(
      `SELECT b.id FROM bulk_operation b
       WHERE b.fingerprint = ${parameters.add(fingerprint)} AND b.state IN ('running', 'paused', 'finished')
         AND ${scopeCondition(access, parameters, 'b')}
       ORDER BY b.created_at DESC LIMIT 1`,
      parameters.values,
    );
    return rows[0]?.id ?? null;
  }

  override async change(
    tx: Tx,
    operation: BulkOperationRecord,
    change: BulkChange,
  ): Promise<BulkOperationRecord> {
    const parameters = new SqlParameters();
    const fields = Object.keys(change) as (keyof BulkChange)[];
    try {
      await tx.query(
        `UPDATE bulk_operation SET ${fields
          .map((field) => `${COLUMNS[field]} = ${parameters.add(toParameter(change[field]))}`)
          .join(', ')} WHERE id = ${parameters.add(operation.id)}`,
        parameters.values,
      );
    } catch (error) {
      if (isUniqueViolation(error, 'bulk_operation_one_per_file')) throw new FileTakenMeanwhile();
      throw error;
    }
    const changed = { ...operation, ...change };
    if (isWorthTelling(operation, changed)) await this.tell(tx, changed);
    return changed;
  }

  override async claimDue(tx: Tx, now: Date): Promise<BulkOperationRecord | null> {
    const rows = await tx.query<BulkOperationRecord[]>(
      `SELECT ${SELECT_RECORD} FROM bulk_operation b WHERE b.next_attempt_at <= $1
       ORDER BY b.next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return rows[0] ?? null;
  }

  override async postpone(tx: Tx, id: string, until: Date): Promise<void> {
    await tx.query(
      `UPDATE bulk_operation SET next_attempt_at = $2 WHERE id = $1 AND next_attempt_at IS NOT NULL`,
      [id, until],
    );
  }

  override async countStates(tx: Tx, operationId: string): Promise<BulkStateCounts> {
    const rows = await tx.query<{ state: BulkRowState; rows: number }[]>(
      `SELECT state, count(*)::integer AS rows FROM bulk_operation_row WHERE bulk_operation_id = $1
       GROUP BY state`,
      [operationId],
    );
    return { ...NO_STATES, ...Object.fromEntries(rows.map(({ state, rows: count }) => [state, count])) };
  }

  override async nextWaiting(tx: Tx, operationId: string, limit: number): Promise<WaitingRow[]> {
    const rows = await tx.query<{ number: number; customer_id: string; content_sealed: string }[]>(
      `SELECT number, customer_id, content_sealed FROM bulk_operation_row
       WHERE bulk_operation_id = $1 AND state = 'waiting' ORDER BY number LIMIT $2`,
      [operationId, limit],
    );
    return rows.map(({ number, customer_id, content_sealed }) => ({
      number,
      customerId: customer_id,
      content: this.seal.open(operationId, number, content_sealed),
    }));
  }

  override async saveOutcomes(tx: Tx, operationId: string, outcomes: readonly RowOutcome[]): Promise<void> {
    await tx.query(
      `UPDATE bulk_operation_row r SET state = o.state, reason = o.reason, operation_id = o."operationId"
       FROM jsonb_to_recordset($2::jsonb) AS o (number integer, state text, reason jsonb, "operationId" uuid)
       WHERE r.bulk_operation_id = $1 AND r.number = o.number`,
      [
        operationId,
        JSON.stringify(
          outcomes.map(({ reason, ...outcome }) => (reason === null ? outcome : { ...outcome, reason })),
        ),
      ],
    );
  }

  override async cancelWaiting(tx: Tx, operationId: string): Promise<void> {
    await tx.query(
      `UPDATE bulk_operation_row SET state = 'cancelled' WHERE bulk_operation_id = $1 AND state = 'waiting'`,
      [operationId],
    );
  }

  private async tell(tx: Tx, { id, providerInstanceId, resellerId }: BulkOperationRecord): Promise<void> {
    const scope = providerInstanceId === null ? null : { providerInstanceId, resellerId };
    await this.live.append(tx, 'bulk-operation-progressed', { bulkOperationId: id }, scope);
  }
}

/** That somebody looked and found nothing new is none of a portal's business. */
function isWorthTelling(before: BulkOperationRecord, after: BulkOperationRecord): boolean {
  return before.state !== after.state || JSON.stringify(before.progress) !== JSON.stringify(after.progress);
}
