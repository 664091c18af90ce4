import { createCustomerAtMicrosoft, endRelationshipAtMicrosoft } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { readImportPageMessage } from '../import-customers/import-messages.js';
import { CUSTOMERS_POLICY, nextWakeUp } from '../policy.js';
import { ImportRepository } from '../ports/import-repository.js';
import { type PendingCall, PendingCalls } from '../ports/pending-calls.js';

/**
 * Wakes up work whose time has come, or whose first wake-up got lost: with a message, with Redis's data or
 * with a killed worker. Rows are moved on before messages go out; a process that dies in between is made
 * good by the next look at them.
 */
@Injectable()
export class WakeUpOverdueWork {
  constructor(
    private readonly imports: ImportRepository,
    private readonly calls: PendingCalls,
    private readonly publisher: MessagePublisher,
  ) {}

  async wakeImports(now: Date): Promise<number> {
    const wakeAt = (attempts: number) => nextWakeUp(now, attempts);
    const overdue = await this.imports.takeOverdue(now, wakeAt, CUSTOMERS_POLICY.sweepBatch);
    if (overdue.length === 0) return 0;
    await this.publisher.publish(
      overdue.map(({ progress, origin }) => readImportPageMessage(progress, origin)),
    );
    return overdue.length;
  }

  async wakeCalls(now: Date): Promise<number> {
    const wakeAt = (attempts: number) => nextWakeUp(now, attempts);
    const overdue = await this.calls.takeOverdue(now, wakeAt, CUSTOMERS_POLICY.sweepBatch);
    if (overdue.length === 0) return 0;
    await this.publisher.publish(overdue.map(callMessage));
    return overdue.length;
  }
}

function callMessage({ customerId, request, origin, scope }: PendingCall) {
  return {
    contract: request.kind === 'create' ? createCustomerAtMicrosoft : endRelationshipAtMicrosoft,
    data: { customerId },
    aggregate: { id: customerId, version: null },
    scope,
    ...origin,
    priority: 'sweep' as const,
  };
}
