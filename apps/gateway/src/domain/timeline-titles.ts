import type { MessageData, customerChanged, deliveryChanged, mcaChanged } from '@assent/contracts';

type CustomerChange = Pick<MessageData<typeof customerChanged>, 'change' | 'updated' | 'customer'>;

/** What an update was about, where its sender has told. */
type UpdateOfCustomer =
  | 'customer_names_updated'
  | 'customer_details_learned'
  | 'customer_reseller_assigned'
  | 'customer_reseller_removed';

/** Every change that reaches the timeline. */
type Change =
  | MessageData<typeof mcaChanged>['change']
  | MessageData<typeof customerChanged>['change']
  | MessageData<typeof deliveryChanged>['change']
  | UpdateOfCustomer;

/** What the timeline calls each change; a change without a title does not compile. */
const TITLES: Readonly<Record<Change, string>> = {
  tracked: 'The MCA of this customer is being tracked',
  customer_facts_changed: 'The customer’s details changed',
  attestation_requested: 'Attestation started',
  link_generated: 'Acceptance link created',
  attestation_failed: 'Microsoft refused to create the attestation',
  waiting_for_microsoft: 'Microsoft does not answer; the request is repeated by itself',
  link_opened: 'The signatory went on to Microsoft’s page',
  accepted: 'The customer accepted the agreement',
  accepted_late: 'The customer accepted after the link had run out',
  late_acceptance_recorded: 'A late acceptance was recorded; a person has to decide',
  declined: 'The signatory declined',
  signatory_suggested: 'The signatory named somebody else as the right person',
  suggestion_dismissed: 'The suggested signatory was dismissed',
  expired: 'The acceptance link ran out',
  revoked: 'The attestation was revoked',
  superseded: 'The attestation was replaced by a newer one',
  reminder_requested: 'A reminder was asked for',
  finalisation_scheduled: 'The agreement will be created by itself, unless somebody stops it',
  finalisation_held: 'The agreement is no longer created by itself',
  agreement_requested: 'The agreement is being created at Microsoft',
  agreement_failed: 'Microsoft refused to create the agreement',
  finalised: 'The agreement was created',
  verified: 'The agreements were read from Microsoft',
  verification_unavailable: 'Microsoft does not let this connection read the agreements',
  accepted_directly: 'The customer accepted directly at Microsoft',
  status_refreshed: 'The status was refreshed',
  ended: 'The tracking of this customer ended',
  customer_imported: 'The customer was imported from Partner Center',
  customer_create_requested: 'The customer is being created at Microsoft',
  customer_created: 'The customer was created at Microsoft',
  customer_create_failed: 'The customer could not be created at Microsoft',
  customer_updated: 'The customer was updated',
  customer_names_updated: 'Company name or domain changed at Microsoft',
  customer_details_learned: 'Country and contact were read from Microsoft',
  customer_reseller_assigned: 'Microsoft lists the customer under a reseller now',
  customer_reseller_removed: 'Microsoft no longer lists the customer under its reseller',
  customer_ending: 'The relationship is being ended at Microsoft',
  customer_ended: 'The relationship with the customer ended',
  customer_end_failed: 'The relationship could not be ended at Microsoft',
  invitation_sent: 'The invitation was sent',
  invitation_failed: 'The invitation could not be sent',
  reminder_sent: 'A reminder was sent',
  reminder_failed: 'A reminder could not be sent',
  mail_cancelled: 'A mail was cancelled before it was sent',
};

/** What is kept of a customer's change: for an update, what it was about. */
export function changeOfCustomer({ change, updated, customer }: CustomerChange): Change {
  if (change !== 'customer_updated' || updated === undefined) return change;
  switch (updated) {
    case 'names':
      return 'customer_names_updated';
    case 'details':
      return 'customer_details_learned';
    case 'reseller':
      return customer.resellerId === null ? 'customer_reseller_removed' : 'customer_reseller_assigned';
  }
}

/**
 * What is kept of a change of the MCA; null for nothing. That attestations has taken over a customer's facts says
 * again what the customers service has told, and why, with its own event.
 */
export function changeOfMca(change: MessageData<typeof mcaChanged>['change']): Change | null {
  return change === 'customer_facts_changed' ? null : change;
}

/** The title of a stored change; one that a newer version wrote is shown as it stands. */
export function titleOfChange(change: string): string {
  return Object.hasOwn(TITLES, change) ? TITLES[change as Change] : change.replaceAll('_', ' ');
}
