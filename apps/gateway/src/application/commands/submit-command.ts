import type { MessageContract, Scope } from '@assent/contracts';
import { RequestTransactions, type Tx } from '@assent/database';
import type { OutgoingMessage } from '@assent/messaging';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { CommandName, OperationRecord } from '../operations/operation.js';
import { type IdempotencyUse, OperationStore } from '../operations/operation-store.js';
import { ProblemError } from '../problem.error.js';
import type { Caller } from './caller.js';
import { PlaceCommand } from './place-command.js';

/** A command that may go out: nothing that the read model shows speaks against it. */
export interface CommandToSend<Contract extends MessageContract = MessageContract> {
  readonly contract: Contract;
  readonly data: OutgoingMessage<Contract>['data'];
  /** The id of the aggregate that decides about it. */
  readonly subjectId: string;
  readonly customerId: string | null;
  readonly scope: Scope;
}

/** What became of a request for a command. */
export type Submitted =
  | {
      readonly kind: 'operation';
      readonly operationId: string;
      /** As it was committed a moment ago; null for a repeat, whose operation may be settled by now. */
      readonly accepted: OperationRecord | null;
    }
  /** There is nothing left to do: what was asked for exists. */
  | { readonly kind: 'already_done' };

/**
 * Takes commands: one transaction holds the idempotency key, the look at the read model, the operation and
 * the command in the outbox. A crash before its commit leaves nothing; after it the command goes out,
 * whatever happens to this process.
 */
@Injectable()
export class SubmitCommand {
  constructor(
    private readonly transactions: RequestTransactions,
    private readonly operations: OperationStore,
    private readonly placing: PlaceCommand,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * @param decide looks at the present state and answers the command, or `null` when nothing is left to do;
   * a `ProblemError` refuses. Runs after the key was claimed, so that a repeat is answered like the first
   * request and not refused because that one had its effect.
   */
  async submit<Contract extends MessageContract>(
    caller: Caller,
    name: CommandName,
    decide: (tx: Tx) => Promise<CommandToSend<Contract> | null>,
  ): Promise<Submitted> {
    return this.transactions.run(async (tx) => {
      const operationId = this.ids.next();
      if (caller.idempotency !== null) {
        const now = this.clock.now();
        const claim = await this.operations.claimKey(tx, caller.idempotency, operationId, now);
        if (claim.kind === 'used') return repeated(caller.idempotency, claim);
      }
      const command = await decide(tx);
      if (command === null) {
        if (caller.idempotency !== null) await this.operations.releaseKey(tx, caller.idempotency);
        return { kind: 'already_done' };
      }
      const origin = { ...caller, priority: 'interactive' as const };
      const accepted = await this.placing.place(tx, origin, name, command, operationId);
      return { kind: 'operation', operationId, accepted };
    });
  }
}

function repeated(
  use: IdempotencyUse,
  earlier: { readonly operationId: string; readonly fingerprint: string },
): Submitted {
  if (earlier.fingerprint !== use.fingerprint) {
    throw new ProblemError(
      'idempotency_key_reused',
      'This Idempotency-Key came with another body before. Use a new key for a new request.',
      { references: { operationId: earlier.operationId } },
    );
  }
  return { kind: 'operation', operationId: earlier.operationId, accepted: null };
}
