import { pollAcceptance } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { envelopeFor } from '../messages-of-decision.js';
import { DueWork } from '../ports/due-work.js';

/** Sends out the questions to Microsoft whose time has come, as many as a tick may ask. */
@Injectable()
export class HandOutPolls {
  constructor(
    private readonly dueWork: DueWork,
    private readonly publisher: MessagePublisher,
  ) {}

  async execute(now: Date): Promise<number> {
    const due = await this.dueWork.handOutPolls(now, POLICY.polling.batch);
    await this.publisher.publish(
      due.map(({ customerId, attestationId, scope, correlationId }) => ({
        ...envelopeFor({ customerId, scope, cause: BY_TIME, correlationId, now }),
        contract: pollAcceptance,
        data: { customerId, attestationId },
        priority: 'sweep' as const,
      })),
    );
    return due.length;
  }
}
