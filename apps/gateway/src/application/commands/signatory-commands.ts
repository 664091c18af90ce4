import { declineAttestation, recordLinkOpened, requestNewLink } from '@assent/contracts';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '../customers/customer-record.js';
import type { Caller } from './caller.js';
import { SubmitCommand, type Submitted } from './submit-command.js';

/**
 * What the signatory does on our page. The page was shown for the present state, and the attestations
 * service owns what these facts mean, so nothing is refused here.
 */
@Injectable()
export class SignatoryCommands {
  constructor(
    private readonly submit: SubmitCommand,
    private readonly ids: Ids,
  ) {}

  recordOpened(caller: Caller, record: CustomerRecord, signatoryLinkId: string): Promise<Submitted> {
    const { customerId, scope } = record;
    return this.submit.submit(caller, 'record-link-opened', () =>
      Promise.resolve({
        contract: recordLinkOpened,
        data: { customerId, signatoryLinkId },
        subjectId: customerId,
        customerId,
        scope,
      }),
    );
  }

  decline(
    caller: Caller,
    record: CustomerRecord,
    signatoryLinkId: string,
    reason: string | null,
  ): Promise<Submitted> {
    const { customerId, scope } = record;
    return this.submit.submit(caller, 'decline-attestation', () =>
      Promise.resolve({
        contract: declineAttestation,
        data: { customerId, signatoryLinkId, reason },
        subjectId: customerId,
        customerId,
        scope,
      }),
    );
  }

  requestNewLink(caller: Caller, record: CustomerRecord, signatoryLinkId: string): Promise<Submitted> {
    const { customerId, scope } = record;
    return this.submit.submit(caller, 'request-new-link', () =>
      Promise.resolve({
        contract: requestNewLink,
        data: { customerId, signatoryLinkId, newAttestationId: this.ids.next() },
        subjectId: customerId,
        customerId,
        scope,
      }),
    );
  }
}
