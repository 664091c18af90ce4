import type { BulkOperationRecord } from '../../application/bulk/bulk-operation.js';

/** Columns by the names of the record, in the order in which they are inserted. */
export const COLUMNS = {
  id: 'id',
  action: 'action',
  source: 'source',
  state: 'state',
  providerInstanceId: 'provider_instance_id',
  resellerId: 'reseller_id',
  actor: 'actor',
  access: 'access',
  correlationId: 'correlation_id',
  traceparent: 'traceparent',
  options: 'options',
  fileName: 'file_name',
  columns: 'columns',
  mapping: 'mapping',
  fingerprint: 'fingerprint',
  earlierId: 'earlier_id',
  again: 'again',
  total: 'total',
  checked: 'checked',
  progress: 'progress',
  nextAttemptAt: 'next_attempt_at',
  createdAt: 'created_at',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  rowsDeletedAt: 'rows_deleted_at',
} as const satisfies Readonly<Record<keyof BulkOperationRecord, string>>;

export type RecordField = keyof typeof COLUMNS;

/** To select: every column under the name of its field, so that the row is the record. */
export const SELECT_RECORD = Object.entries(COLUMNS)
  .map(([field, column]) => `b.${column} AS "${field}"`)
  .join(', ');

/** A value as pg takes it: it would turn a list into an array of PostgreSQL instead of JSON. */
export function toParameter(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;
}

/** The record out of a row that was selected together with other things. */
export function toRecord(row: BulkOperationRecord): BulkOperationRecord {
  const fields = Object.keys(COLUMNS) as RecordField[];
  return Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as BulkOperationRecord;
}
