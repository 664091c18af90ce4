import {
  createAgreement,
  refreshStatus,
  renewAttestation,
  startAttestation,
  type MessageContract,
} from '@assent/contracts';
import { Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { CustomerRecord } from '../customers/customer-record.js';
import { ProblemError } from '../problem.error.js';
import { ProviderInstances } from '../provider-instances.js';
import type { RenewOptions, StartOptions } from './mca-command-options.js';
import { refuseAgreement, refuseRenewal, refuseStart, refuseUnlessActive } from './state-refusals.js';
import type { CommandToSend } from './submit-command.js';

/**
 * Which command a customer as the read model shows it gets, or why none: the same for a command on one
 * customer and for each row of a bulk operation. Every method throws a `ProblemError` that refuses.
 */
@Injectable()
export class McaDecisions {
  constructor(
    private readonly instances: ProviderInstances,
    private readonly ids: Ids,
  ) {}

  start(record: CustomerRecord, options: StartOptions) {
    refuseStart(record, options.replaces ?? null);
    this.refuseWithoutCountry(record, options.country);
    return about(record, startAttestation, {
      customerId: record.customerId,
      attestationId: this.ids.next(),
      contact: options.contact,
      linkLifetimeMinutes: options.linkLifetimeMinutes ?? null,
      country: options.country ?? null,
      language: options.language ?? null,
      delivery: options.delivery,
      replacesAttestationId: options.replaces ?? null,
    });
  }

  renew(record: CustomerRecord, attestationId: string, options: RenewOptions) {
    refuseRenewal(record, attestationId);
    return about(record, renewAttestation, {
      customerId: record.customerId,
      attestationId,
      newAttestationId: this.ids.next(),
      linkLifetimeMinutes: options.linkLifetimeMinutes ?? null,
      delivery: options.delivery ?? null,
    });
  }

  refresh(record: CustomerRecord) {
    refuseUnlessActive(record);
    return about(record, refreshStatus, { customerId: record.customerId });
  }

  /** Null for a compliant customer: its agreement exists, and there is to be no second. */
  createAgreement(record: CustomerRecord) {
    if (record.status === 'compliant') return null;
    refuseAgreement(record);
    return about(record, createAgreement, { customerId: record.customerId });
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

/** A command to the service that decides about this customer. */
export function about<Contract extends MessageContract>(
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
