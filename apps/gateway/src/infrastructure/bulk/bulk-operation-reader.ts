import type { BulkFixData, BulkReason, BulkRow, BulkRowPage, BulkRowsQuery } from '@assent/contracts';
import { RequestDataSource } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import type { BulkOperationRecord, RowContent } from '../../application/bulk/bulk-operation.js';
import { type Keyset, afterCursor, keysetColumn, orderBy, toPage } from '../read-model/keyset.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { SELECT_RECORD, toRecord } from './bulk-operation-row.js';
import { BulkRowSeal } from './bulk-row-seal.js';

/** A row as it is shown, with the cells of the file's row. */
export interface BulkResultRow {
  readonly row: BulkRow;
  readonly cells: readonly string[];
}

const NEWEST_FIRST: Keyset = {
  columns: [
    { sql: 'b.created_at', type: 'timestamptz' },
    { sql: 'b.id', type: 'uuid' },
  ],
  order: 'desc',
};

/** Rows that are read and opened at a time while a result file is streamed. */
const RESULT_BATCH = 500;

/** Reads bulk operations and their rows for people. */
@Injectable()
export class BulkOperationReader {
  constructor(
    private readonly dataSource: RequestDataSource,
    private readonly seal: BulkRowSeal,
  ) {}

  /** The ones that were confirmed, newest first. */
  async page(
    access: AccessScope,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ items: BulkOperationRecord[]; nextCursor: string | null }> {
    const parameters = new SqlParameters();
    const question = { list: 'bulk-operations' };
    const rows = await this.dataSource.query<(BulkOperationRecord & { keyset: string[] })[]>(
      `SELECT ${SELECT_RECORD}, ${keysetColumn(NEWEST_FIRST)} FROM bulk_operation b
       WHERE b.state <> 'draft' AND b.started_at IS NOT NULL AND ${scopeCondition(access, parameters, 'b')}
         AND ${afterCursor(NEWEST_FIRST, cursor, question, parameters)}
       ORDER BY ${orderBy(NEWEST_FIRST)} LIMIT ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    return toPage(rows, limit, question, toRecord);
  }

  /** A page of rows in the order of the file. */
  async rows(
    access: AccessScope,
    operationId: string,
    { limit, cursor, ...filter }: BulkRowsQuery,
  ): Promise<BulkRowPage> {
    const question = { operationId, ...filter };
    const after = cursor === undefined ? 0 : numberOf(cursor);
    const rows = await this.read(access, operationId, after, limit + 1, question);
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(({ row }) => row),
      nextCursor: rows.length > limit ? String(shown.at(-1)?.row.number) : null,
    };
  }

  /** Every row in the order of the file, a batch at a time: however many there are, few are in memory. */
  async *results(access: AccessScope, operationId: string): AsyncGenerator<BulkResultRow[]> {
    for (let after = 0; ;) {
      const rows = await this.read(access, operationId, after, RESULT_BATCH, {});
      if (rows.length > 0) yield rows;
      if (rows.length < RESULT_BATCH) return;
      after = rows.at(-1)?.row.number ?? after;
    }
  }

  private async read(
    access: AccessScope,
    operationId: string,
    after: number,
    limit: number,
    { verdict, state }: Pick<BulkRowsQuery, 'verdict' | 'state'>,
  ): Promise<BulkResultRow[]> {
    const parameters = new SqlParameters();
    const conditions = [
      `r.bulk_operation_id = ${parameters.add(operationId)} AND r.number > ${parameters.add(after)}`,
      scopeCondition(access, parameters, 'r'),
      ...(verdict === undefined ? [] : [`r.verdict = ${parameters.add(verdict)}`]),
      ...(state === undefined ? [] : [`r.state = ${parameters.add(state)}`]),
    ];
    const rows = await this.dataSource.query<ResultSqlRow[]>(
      `SELECT r.number, r.customer_id, r.verdict, r.fixes, r.state, r.reason, r.content_sealed, r.operation_id,
         v.company_name, v.tenant_id, v.country
       FROM bulk_operation_row r LEFT JOIN customer_view v ON v.customer_id = r.customer_id
       WHERE ${conditions.join(' AND ')} ORDER BY r.number LIMIT ${parameters.add(limit)}`,
      parameters.values,
    );
    return rows.map((row) => toRow(row, this.seal.open(operationId, row.number, row.content_sealed)));
  }
}

/** A row's place in the file is its cursor; anything else begins anew. */
const numberOf = (cursor: string) => (/^\d{1,9}$/.test(cursor) ? Number(cursor) : 0);

interface ResultSqlRow {
  readonly number: number;
  readonly customer_id: string | null;
  readonly verdict: BulkRow['verdict'];
  readonly fixes: BulkFixData[];
  readonly state: BulkRow['state'];
  readonly reason: BulkReason | null;
  readonly content_sealed: string;
  readonly operation_id: string | null;
  readonly company_name: string | null;
  readonly tenant_id: string | null;
  readonly country: string | null;
}

function toRow(sql: ResultSqlRow, content: RowContent): BulkResultRow {
  return {
    row: {
      number: sql.number,
      customerId: sql.customer_id,
      companyName: sql.company_name,
      tenantId: sql.tenant_id ?? content.tenantId ?? null,
      contact: content.contact ?? null,
      country: content.country ?? sql.country,
      verdict: sql.verdict,
      fixes: sql.fixes,
      state: sql.state,
      reason: sql.reason,
      operationId: sql.operation_id,
    },
    cells: content.cells ?? [],
  };
}
