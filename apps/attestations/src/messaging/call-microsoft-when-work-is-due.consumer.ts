import {
  createAgreementAtMicrosoft,
  createAttestationAtMicrosoft,
  pollAcceptance,
  verifyCustomer,
} from '@assent/contracts';
import { Handle, Payload, type Message } from '@assent/messaging';
import { Controller } from '@nestjs/common';
import { CreateAgreementAtMicrosoft } from '../application/create-agreement-at-microsoft/create-agreement-at-microsoft.use-case.js';
import { CreateAttestationAtMicrosoft } from '../application/create-attestation-at-microsoft/create-attestation-at-microsoft.use-case.js';
import { PollAcceptance } from '../application/poll-acceptance/poll-acceptance.use-case.js';
import { VerifyCustomer } from '../application/verify-customer/verify-customer.use-case.js';

/**
 * Work outside. No inbox here: a message only says that a row may have work, and the row's lease decides.
 * What Microsoft answers, also a refusal or a pause, becomes a fact in the row, and the job completes.
 */
@Controller()
export class CallMicrosoftWhenWorkIsDue {
  constructor(
    private readonly attestations: CreateAttestationAtMicrosoft,
    private readonly agreements: CreateAgreementAtMicrosoft,
    private readonly polls: PollAcceptance,
    private readonly verifications: VerifyCustomer,
  ) {}

  @Handle(createAttestationAtMicrosoft)
  async createAttestation(@Payload() message: Message<typeof createAttestationAtMicrosoft>): Promise<void> {
    await this.attestations.execute(message);
  }

  @Handle(createAgreementAtMicrosoft)
  async createAgreement(@Payload() message: Message<typeof createAgreementAtMicrosoft>): Promise<void> {
    await this.agreements.execute(message);
  }

  @Handle(pollAcceptance)
  async pollAcceptance(@Payload() message: Message<typeof pollAcceptance>): Promise<void> {
    await this.polls.execute(message);
  }

  @Handle(verifyCustomer)
  async verifyCustomer(@Payload() message: Message<typeof verifyCustomer>): Promise<void> {
    await this.verifications.execute(message);
  }
}
