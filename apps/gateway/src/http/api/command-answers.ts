import { isDatabaseAway } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../application/commands/caller.js';
import type { Submitted } from '../../application/commands/submit-command.js';
import type { OperationRecord } from '../../application/operations/operation.js';
import { OperationStore } from '../../application/operations/operation-store.js';
import { WaitForOperation } from '../../application/operations/wait-for-operation.js';
import { errorOfRefusal } from '../problems/to-problem.js';
import { preferredWaitSeconds } from '../request/prefer.js';
import { presentOperation } from './present-operation.js';

/** The resource that a command has made or changed, and how to answer with it. */
export interface ResourceAnswer {
  readonly status: 200 | 201;
  readonly body: unknown;
}

/** Loads the resource; `null` for the operation means that it was there before. Null: show the operation. */
export type LoadResource = (operation: OperationRecord | null) => Promise<ResourceAnswer | null>;

/**
 * Answers commands: 202 with the operation; or, for a caller that prefers to wait, held until the outcome is
 * known and answered with the resource or the problem.
 */
@Injectable()
export class CommandAnswers {
  constructor(
    private readonly operations: OperationStore,
    private readonly waiting: WaitForOperation,
  ) {}

  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    submitted: Submitted,
    load: LoadResource,
  ): Promise<unknown> {
    if (submitted.kind === 'already_done') return send(reply, await load(null));
    try {
      return await this.outcome(request, reply, caller, submitted.operationId, load);
    } catch (error) {
      // The command is on its way, whatever becomes of reading its outcome: told to come back later, its
      // caller would give it a second time.
      if (submitted.accepted === null || !isDatabaseAway(error)) throw error;
      return stillOpen(reply, submitted.accepted);
    }
  }

  private async outcome(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    operationId: string,
    load: LoadResource,
  ): Promise<unknown> {
    const seconds = preferredWaitSeconds(request.headers.prefer);
    if (seconds > 0) {
      void reply.header('preference-applied', `wait=${String(seconds)}`);
      await this.waiting.wait(operationId, seconds * 1000, whenGone(reply));
    }
    const operation = await this.operations.find(caller.access, operationId);
    if (operation === null) throw new Error('An operation vanished.');
    if (seconds > 0 && operation.refusal !== null) throw errorOfRefusal(operation.refusal);
    if (seconds > 0 && operation.state === 'succeeded') {
      const resource = await load(operation);
      if (resource !== null) return send(reply, resource);
    }
    return stillOpen(reply, operation);
  }
}

function stillOpen(reply: FastifyReply, operation: OperationRecord): unknown {
  void reply.status(202).header('location', `/api/v1/operations/${operation.id}`);
  return presentOperation(operation);
}

function send(reply: FastifyReply, answer: ResourceAnswer | null): unknown {
  void reply.status(answer?.status ?? 200);
  return answer?.body;
}

/** Aborts when the caller hangs up, so that nothing is held for nobody. */
function whenGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    controller.abort();
  });
  return controller.signal;
}
