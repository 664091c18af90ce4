import { dismissSuggestion, holdAgreement, remindSignatory, revokeAttestation } from '@assent/contracts';
import type { Tx } from '@assent/database';
import { checkContact } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { CustomerRecords } from '../customers/customer-records.js';
import { refuseViolations } from '../problem.error.js';
import type { Caller } from './caller.js';
import type { RenewOptions, StartOptions } from './mca-command-options.js';
import { about, McaDecisions } from './mca-decisions.js';
import { refuseDismissal, refuseHold, refuseReminder, refuseRevocation } from './state-refusals.js';
import { SubmitCommand, type Submitted } from './submit-command.js';

/** The commands on one customer's MCA, each with what the gateway can refuse at once. */
@Injectable()
export class McaCommands {
  constructor(
    private readonly submit: SubmitCommand,
    private readonly customers: CustomerRecords,
    private readonly decisions: McaDecisions,
  ) {}

  start(caller: Caller, customerId: string, options: StartOptions): Promise<Submitted> {
    refuseViolations(checkContact(options.contact));
    return this.submit.submit(caller, 'start-attestation', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      return this.decisions.start(record, options);
    });
  }

  renew(
    caller: Caller,
    customerId: string,
    attestationId: string,
    options: RenewOptions,
  ): Promise<Submitted> {
    return this.submit.submit(caller, 'renew-attestation', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      return this.decisions.renew(record, attestationId, options);
    });
  }

  remind(caller: Caller, customerId: string, attestationId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'remind-signatory', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      refuseReminder(record, attestationId);
      return about(record, remindSignatory, { customerId, attestationId });
    });
  }

  revoke(caller: Caller, customerId: string, attestationId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'revoke-attestation', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      refuseRevocation(record, attestationId);
      return about(record, revokeAttestation, { customerId, attestationId });
    });
  }

  /** The partner stays with the one who was asked, who had named somebody else. */
  dismissSuggestion(caller: Caller, customerId: string, attestationId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'dismiss-suggestion', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      refuseDismissal(record, attestationId);
      return about(record, dismissSuggestion, { customerId, attestationId });
    });
  }

  refresh(caller: Caller, customerId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'refresh-status', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      return this.decisions.refresh(record);
    });
  }

  holdAgreement(caller: Caller, customerId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'hold-agreement', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      refuseHold(record);
      return about(record, holdAgreement, { customerId });
    });
  }

  /** Answers `already_done` for a compliant customer: its agreement exists, and there is to be no second. */
  createAgreement(caller: Caller, customerId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'create-agreement', async (tx: Tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      return this.decisions.createAgreement(record);
    });
  }
}
