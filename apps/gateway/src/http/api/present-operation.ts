import type { Operation } from '@assent/contracts';
import type { OperationRecord } from '../../application/operations/operation.js';
import { problemOfRefusal } from '../problems/to-problem.js';

export function presentOperation(record: OperationRecord): Operation {
  return {
    id: record.id,
    command: record.command,
    state: record.state,
    customerId: record.customerId,
    resource: record.resource,
    problem: record.refusal === null ? null : problemOfRefusal(record.refusal, record.correlationId),
    ...(record.state === 'pending' && record.hint ? { hint: record.hint } : {}),
    createdAt: record.createdAt.toISOString(),
    settledAt: record.settledAt?.toISOString() ?? null,
  };
}
