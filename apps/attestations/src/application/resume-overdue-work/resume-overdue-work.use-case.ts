import { createAgreementAtMicrosoft, createAttestationAtMicrosoft } from '@assent/contracts';
import { MessagePublisher } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { POLICY } from '../../domain/policy.js';
import { BY_TIME } from '../cause.js';
import { envelopeFor } from '../messages-of-decision.js';
import { DueWork } from '../ports/due-work.js';

/**
 * Sends work out again whose time has come: its message was lost, its worker died, or Microsoft has to be
 * asked again. The message gets a new id, so that the queue does not take it for the first one.
 */
@Injectable()
export class ResumeOverdueWork {
  constructor(
    private readonly dueWork: DueWork,
    private readonly publisher: MessagePublisher,
  ) {}

  async execute(now: Date): Promise<number> {
    // A crash between this statement and the queue delays the rows until their time comes round again.
    const due = await this.dueWork.handOutOutsideWork(now, POLICY.outsideWork.batch);
    await this.publisher.publish(
      due.map(({ kind, customerId, attestationId, scope, correlationId, priority }) => ({
        ...envelopeFor({ customerId, scope, cause: { ...BY_TIME, priority }, correlationId, now }),
        contract: kind === 'create_attestation' ? createAttestationAtMicrosoft : createAgreementAtMicrosoft,
        data: { customerId, attestationId },
      })),
    );
    return due.length;
  }
}
