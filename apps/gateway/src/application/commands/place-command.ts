import type { Actor, MessageContract, Priority } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { CommandName, OperationRecord } from '../operations/operation.js';
import { OperationStore } from '../operations/operation-store.js';
import type { CommandToSend } from './submit-command.js';

/** Where a command comes from, and how urgent it is. */
export interface CommandOrigin {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly priority: Priority;
}

/** Puts a command into the outbox together with its operation, in the caller's transaction. */
@Injectable()
export class PlaceCommand {
  constructor(
    private readonly operations: OperationStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async place<Contract extends MessageContract>(
    tx: Tx,
    { actor, correlationId, traceparent, priority }: CommandOrigin,
    name: CommandName,
    command: CommandToSend<Contract>,
    operationId: string,
  ): Promise<OperationRecord> {
    const operation: OperationRecord = {
      id: operationId,
      command: name,
      state: 'pending',
      caller: actor.id,
      scope: command.scope,
      customerId: command.customerId,
      subjectId: command.subjectId,
      resource: null,
      refusal: null,
      correlationId,
      createdAt: this.clock.now(),
      settledAt: null,
    };
    await this.operations.insert(tx, operation);
    await this.outbox.append(tx, {
      contract: command.contract,
      data: command.data,
      aggregate: { id: command.subjectId, version: null },
      scope: command.scope,
      actor,
      correlationId,
      operationId,
      priority,
      ...(traceparent === null ? {} : { traceparent }),
    });
    return operation;
  }
}
