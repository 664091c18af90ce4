import {
  createAgreement,
  dismissSuggestion,
  refreshStatus,
  remindSignatory,
  renewAttestation,
  revokeAttestation,
  startAttestation,
  type MessageContract,
} from '@assent/contracts';
import type { Tx } from '@assent/database';
import { LINK_LIFETIME_MINUTES, checkContact } from '@assent/domain';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '../customers/customer-record.js';
import { CustomerRecords } from '../customers/customer-records.js';
import { ProblemError, refuseViolations } from '../problem.error.js';
import { ProviderInstances } from '../provider-instances.js';
import type { Caller } from './caller.js';
import type { RenewOptions, StartOptions } from './mca-command-options.js';
import {
  refuseAgreement,
  refuseDismissal,
  refuseReminder,
  refuseRenewal,
  refuseRevocation,
  refuseStart,
  refuseUnlessActive,
} from './state-refusals.js';
import { type CommandToSend, SubmitCommand, type Submitted } from './submit-command.js';

/** The commands on one customer's MCA, each with what the gateway can refuse at once. */
@Injectable()
export class McaCommands {
  constructor(
    private readonly submit: SubmitCommand,
    private readonly customers: CustomerRecords,
    private readonly instances: ProviderInstances,
    private readonly ids: Ids,
  ) {}

  start(caller: Caller, customerId: string, options: StartOptions): Promise<Submitted> {
    refuseViolations(checkContact(options.contact));
    return this.submit.submit(caller, 'start-attestation', async (tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      refuseStart(record, options.replaces ?? null);
      this.refuseWithoutCountry(record, options.country);
      return about(record, startAttestation, {
        customerId,
        attestationId: this.ids.next(),
        contact: options.contact,
        linkLifetimeMinutes: options.linkLifetimeMinutes ?? LINK_LIFETIME_MINUTES.default,
        country: options.country ?? null,
        language: options.language ?? null,
        delivery: options.delivery,
        replacesAttestationId: options.replaces ?? null,
      });
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
      refuseRenewal(record, attestationId);
      return about(record, renewAttestation, {
        customerId,
        attestationId,
        newAttestationId: this.ids.next(),
        linkLifetimeMinutes: options.linkLifetimeMinutes ?? null,
        delivery: options.delivery ?? null,
      });
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
      refuseUnlessActive(record);
      return about(record, refreshStatus, { customerId });
    });
  }

  /** Answers `already_done` for a compliant customer: its agreement exists, and there is to be no second. */
  createAgreement(caller: Caller, customerId: string): Promise<Submitted> {
    return this.submit.submit(caller, 'create-agreement', async (tx: Tx) => {
      const record = await this.customers.get(caller.access, customerId, tx);
      if (record.status === 'compliant') return null;
      refuseAgreement(record);
      return about(record, createAgreement, { customerId });
    });
  }

  /** Microsoft takes no attestation without a country: the request's, the customer's, the instance's. */
  private refuseWithoutCountry(record: CustomerRecord, requested: string | undefined): void {
    const instance = this.instances.find(record.scope.providerInstanceId);
    if (requested ?? record.country ?? instance?.defaultCountry) return;
    throw new ProblemError('validation_failed', 'Correct the fields below and send the request again.', {
      errors: [
        {
          path: 'country',
          message: 'The country of this customer is not known. Give the two-letter code, such as DE.',
        },
      ],
    });
  }
}

function about<Contract extends MessageContract>(
  record: CustomerRecord,
  contract: Contract,
  data: CommandToSend<Contract>['data'],
): CommandToSend<Contract> {
  return {
    contract,
    data,
    subjectId: record.customerId,
    customerId: record.customerId,
    scope: record.scope,
  };
}
