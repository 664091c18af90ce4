import type { Operation, Resource } from '@assent/contracts';
import type { OperationRecord } from '../../application/operations/operation.js';
import { problemOfRefusal } from '../problems/to-problem.js';

/**
 * What a command works on, where it can be looked at before the command is done: an import has its id from the
 * start, and whoever began it wants to see it move.
 */
const resourceUnderWay = ({ command, state, subjectId }: OperationRecord): Resource | null =>
  command === 'import-customers' && state === 'pending' ? { kind: 'import', id: subjectId } : null;

export function presentOperation(record: OperationRecord): Operation {
  return {
    id: record.id,
    command: record.command,
    state: record.state,
    customerId: record.customerId,
    resource: record.resource ?? resourceUnderWay(record),
    problem: record.refusal === null ? null : problemOfRefusal(record.refusal, record.correlationId),
    ...(record.state === 'pending' && record.hint ? { hint: record.hint } : {}),
    createdAt: record.createdAt.toISOString(),
    settledAt: record.settledAt?.toISOString() ?? null,
  };
}
