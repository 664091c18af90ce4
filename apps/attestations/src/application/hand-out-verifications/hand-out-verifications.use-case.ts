import { verifyCustomer } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { envelopeFor } from '../messages-of-decision.js';
import { DueWork } from '../ports/due-work.js';

/** Has the agreements of customers read whose turn it is, as many as a tick may ask about. */
@Injectable()
export class HandOutVerifications {
  constructor(
    private readonly dueWork: DueWork,
    private readonly publisher: MessagePublisher,
    private readonly ids: Ids,
  ) {}

  async execute(now: Date): Promise<number> {
    const due = await this.dueWork.handOutVerifications(now, POLICY.verification.batch);
    await this.publisher.publish(
      due.map(({ customerId, scope }) => ({
        ...envelopeFor({ customerId, scope, cause: BY_TIME, correlationId: this.ids.next(), now }),
        contract: verifyCustomer,
        data: { customerId },
        priority: 'bulk' as const,
      })),
    );
    return due.length;
  }
}
