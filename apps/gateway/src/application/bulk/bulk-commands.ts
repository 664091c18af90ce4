import { type BulkAction, type BulkOptions, contactSchema } from '@assent/contracts';
import { checkContact } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { McaDecisions } from '../commands/mca-decisions.js';
import type { CommandToSend } from '../commands/submit-command.js';
import type { CustomerRecord } from '../customers/customer-record.js';
import type { CommandName } from '../operations/operation.js';
import { ProblemError, refuseViolations } from '../problem.error.js';
import type { RowContent } from './bulk-operation.js';

/** What each action is called when it is done to one customer. */
export const COMMAND_OF_ACTION: Readonly<Record<BulkAction, CommandName>> = {
  start: 'start-attestation',
  renew: 'renew-attestation',
  refresh: 'refresh-status',
  create_agreement: 'create-agreement',
};

/** Which command a row becomes: asked once when it is checked, and again when it is sent. */
@Injectable()
export class BulkCommands {
  constructor(private readonly decisions: McaDecisions) {}

  /** @throws ProblemError with the reason why this row becomes none */
  commandFor(
    action: BulkAction,
    record: CustomerRecord,
    content: RowContent,
    options: BulkOptions,
  ): CommandToSend {
    switch (action) {
      case 'start':
        return this.start(record, content, options);
      case 'renew': {
        const attestation = record.mca?.attestation ?? null;
        if (attestation === null) {
          throw new ProblemError(
            'attestation_not_renewable',
            'No attestation was ever started for this customer, so there is no link to renew. Start one instead.',
          );
        }
        // Only what was chosen for all: the delivery stays as it was before unless a person says otherwise.
        const { linkLifetimeMinutes } = options;
        return this.decisions.renew(record, attestation.id, { linkLifetimeMinutes });
      }
      case 'refresh':
        return this.decisions.refresh(record);
      case 'create_agreement':
        return this.decisions.createAgreement(record) ?? alreadyCompliant();
    }
  }

  private start(record: CustomerRecord, content: RowContent, options: BulkOptions): CommandToSend {
    if (record.reasonCode === 'not_verified') {
      throw new ProblemError(
        'customer_not_verified',
        'The agreements of this customer have not been read from Microsoft yet, so it may have one already. ' +
          'Refresh its status first.',
      );
    }
    if (content.contact === undefined || Object.keys(content.contact).length === 0) {
      // Whether there is anything to do at all comes before who is to be asked.
      this.decisions.start(record, { ...options, contact: NOBODY });
      throw new ProblemError(
        'contact_missing',
        'No contact is known for this customer. Name the signatory in a file, or start the attestation on the ' +
          'customer’s page.',
      );
    }
    const contact = { firstName: '', lastName: '', email: '', ...content.contact };
    refuseViolations(checkContact(contact));
    const given = { ...options, ...countryAndLanguage(content) };
    const whole = contactSchema.safeParse(contact);
    if (!whole.success) {
      throw new ProblemError('validation_failed', 'Correct the fields below and send the request again.', {
        errors: whole.error.issues.map(({ path, message }) => ({
          path: ['contact', ...path].join('.'),
          message,
        })),
      });
    }
    return this.decisions.start(record, { ...given, contact: whole.data });
  }
}

const NOBODY = { firstName: '', lastName: '', email: '' };

function countryAndLanguage({ country, language }: RowContent) {
  return {
    ...(country === undefined ? {} : { country }),
    ...(language === undefined ? {} : { language }),
  };
}

function alreadyCompliant(): never {
  throw new ProblemError('already_compliant', 'The customer is compliant. There is no agreement to create.');
}
