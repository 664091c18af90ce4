import {
  declineAttestation,
  recordLinkOpened,
  requestNewLink,
  suggestSignatory,
  type ContactData,
  type MessageContract,
} from '@assent/contracts';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '../customers/customer-record.js';
import type { CommandName } from '../operations/operation.js';
import type { Caller } from './caller.js';
import { type CommandToSend, SubmitCommand, type Submitted } from './submit-command.js';

/** Whom a signatory names as the right person, with what they wrote about it. */
export interface SuggestedSignatory {
  readonly contact: Omit<ContactData, 'phone'>;
  readonly note: string | null;
}

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
    const data = answered(record, signatoryLinkId);
    return this.send(caller, record, 'record-link-opened', recordLinkOpened, data);
  }

  /** @param reason in the signatory's own words */
  decline(
    caller: Caller,
    record: CustomerRecord,
    signatoryLinkId: string,
    reason: string | null,
  ): Promise<Submitted> {
    const data = { ...answered(record, signatoryLinkId), reason };
    return this.send(caller, record, 'decline-attestation', declineAttestation, data);
  }

  requestNewLink(caller: Caller, record: CustomerRecord, signatoryLinkId: string): Promise<Submitted> {
    const data = { ...answered(record, signatoryLinkId), newAttestationId: this.ids.next() };
    return this.send(caller, record, 'request-new-link', requestNewLink, data);
  }

  suggest(
    caller: Caller,
    record: CustomerRecord,
    signatoryLinkId: string,
    suggested: SuggestedSignatory,
  ): Promise<Submitted> {
    const data = { ...answered(record, signatoryLinkId), ...suggested };
    return this.send(caller, record, 'suggest-signatory', suggestSignatory, data);
  }

  private send<Contract extends MessageContract>(
    caller: Caller,
    { customerId, scope }: CustomerRecord,
    name: CommandName,
    contract: Contract,
    data: CommandToSend<Contract>['data'],
  ): Promise<Submitted> {
    return this.submit.submit(caller, name, () =>
      Promise.resolve({ contract, data, subjectId: customerId, customerId, scope }),
    );
  }
}

/** What the page showed, for which see the contracts of these commands. */
function answered({ customerId, mca }: CustomerRecord, signatoryLinkId: string) {
  return { customerId, signatoryLinkId, attestationId: mca?.attestation?.id };
}
