import type { OperationHint, Refusal, Resource, Scope } from '@assent/contracts';

/** The commands that callers can give; also the names in `Operation.command`. */
export type CommandName =
  | 'start-attestation'
  | 'renew-attestation'
  | 'remind-signatory'
  | 'revoke-attestation'
  | 'refresh-status'
  | 'create-agreement'
  | 'hold-agreement'
  | 'record-link-opened'
  | 'decline-attestation'
  | 'request-new-link'
  | 'suggest-signatory'
  | 'dismiss-suggestion'
  | 'create-customer'
  | 'import-customers'
  | 'end-relationship'
  | 'change-settings'
  | 'change-logo'
  | 'check-connection';

/** One command and what became of it. */
export interface OperationRecord {
  readonly id: string;
  readonly command: CommandName;
  readonly state: 'pending' | 'succeeded' | 'refused';
  /** The id of the actor who gave it. */
  readonly caller: string;
  readonly scope: Scope;
  readonly customerId: string | null;
  /** What it is about: the customer, or the import. */
  readonly subjectId: string;
  readonly resource: Resource | null;
  readonly refusal: Refusal | null;
  readonly correlationId: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** Why a pending one takes long; left out when it was made just now. */
  readonly hint?: OperationHint | null;
}
