import type { QueueName } from '@assent/contracts';
import { BaseRpcContext } from '@nestjs/microservices';
import type { MessageEnvelope } from './message.js';

/** What guards, interceptors and hooks may know about a message or tick beside its content. */
export class MessageContext extends BaseRpcContext<[]> {
  constructor(
    readonly queue: QueueName,
    /** The message's name (`customers.customer-changed.v1`), or `sweep:<name>`. */
    readonly name: string,
    readonly jobId: string,
    /** 1 for the first try. Tries that ended because a database was away are not counted. */
    readonly attempt: number,
    readonly attempts: number,
    /** Null for the tick of a sweep. Carries correlation id, actor, scope and traceparent. */
    readonly envelope: MessageEnvelope | null,
  ) {
    super([]);
  }
}
