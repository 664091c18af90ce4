import type { CommandName, OperationRecord } from '../../application/operations/operation.js';
import type { OperationOrmEntity } from '../entities/operation.orm-entity.js';

export function toOperationRecord(entity: OperationOrmEntity): OperationRecord {
  const { providerInstanceId, resellerId, command, ...rest } = entity;
  // Only the gateway writes this table, and only with these names.
  return { ...rest, command: command as CommandName, scope: { providerInstanceId, resellerId } };
}

export function toOperationEntity(record: OperationRecord): OperationOrmEntity {
  const { scope, ...rest } = record;
  return {
    ...rest,
    providerInstanceId: scope.providerInstanceId,
    resellerId: scope.resellerId,
    looks: 0,
    nextAttemptAt: null,
    hint: null,
  };
}
