/**
 * The public MCA status of a customer, as shown on cards, lists and the API.
 *
 * - `required`: no valid agreement, and nothing waits for the customer
 * - `pending`: a live link waits for the customer
 * - `expired`: the link ran out unaccepted
 * - `ready`: the customer accepted, the agreement can be created
 * - `compliant`: a valid agreement, or direct acceptance
 */
export const MCA_STATUSES = ['required', 'pending', 'expired', 'ready', 'compliant'] as const;
export type McaStatus = (typeof MCA_STATUSES)[number];

/** What should be done next about a customer; `wait` and `none` ask nothing of anybody. */
export const NEXT_ACTIONS = [
  'start_attestation',
  'renew_link',
  'confirm_signatory',
  'create_agreement',
  'refresh',
  'wait',
  'none',
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

/** The heading of each status on cards and filters, in the words the field uses. */
export const MCA_STATUS_TITLES: Readonly<Record<McaStatus, string>> = {
  required: 'MCA Required',
  pending: 'MCA Pending',
  expired: 'Expired Links',
  ready: 'Ready to create agreement',
  compliant: 'Compliant',
};

/** Only a compliant customer may transact; every other status blocks orders at Microsoft. */
export function mayTransact(status: McaStatus): boolean {
  return status === 'compliant';
}
