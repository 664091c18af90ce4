import type { BulkOperation } from '@assent/contracts';
import type { BulkOperationRecord } from '../../../application/bulk/bulk-operation.js';

export function presentBulkOperation(record: BulkOperationRecord): BulkOperation {
  return {
    id: record.id,
    action: record.action,
    source: record.source,
    state: record.state,
    fileName: record.fileName,
    columns: [...record.columns],
    mapping: record.mapping,
    options: record.options,
    total: record.total,
    checked: record.checked,
    progress: record.progress,
    earlierId: record.earlierId,
    rowsKept: record.rowsDeletedAt === null,
    createdBy: record.actor.display,
    createdAt: record.createdAt.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}
