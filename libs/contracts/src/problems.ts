/** One kind of problem: its HTTP status and its short, constant title. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/**
 * Every problem that the API can answer with. The key is the stable `code` that programs branch on; the
 * `detail` of the moment says what happened, what it means and what to do.
 */
export const PROBLEMS = {
  malformed_request: { status: 400, title: 'The request could not be read' },
  cross_site_request: { status: 403, title: 'Requests from other sites are refused' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  customer_not_found: { status: 404, title: 'There is no such customer' },
  attestation_not_found: { status: 404, title: 'There is no such attestation' },
  operation_not_found: { status: 404, title: 'There is no such operation' },
  import_not_found: { status: 404, title: 'There is no such import' },
  bulk_operation_not_found: { status: 404, title: 'There is no such bulk operation' },
  reseller_not_found: { status: 404, title: 'There is no such reseller' },
  provider_instance_not_found: { status: 404, title: 'There is no such provider instance' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  attestation_already_live: { status: 409, title: 'An attestation is already running' },
  attestation_not_waiting: { status: 409, title: 'The attestation does not wait for the customer' },
  attestation_not_renewable: { status: 409, title: 'The attestation cannot be renewed' },
  attestation_not_revocable: { status: 409, title: 'The attestation cannot be revoked' },
  suggestion_not_open: { status: 409, title: 'There is no suggestion to decide about' },
  agreement_not_accepted: { status: 409, title: 'The customer has not accepted yet' },
  agreement_not_scheduled: { status: 409, title: 'No agreement comes by itself' },
  agreement_in_progress: { status: 409, title: 'The agreement is being created' },
  already_compliant: { status: 409, title: 'The customer is already compliant' },
  customer_ended: { status: 409, title: 'The relationship with the customer has ended' },
  customer_not_ready: { status: 409, title: 'The customer is not there yet at Microsoft' },
  customer_already_exists: { status: 409, title: 'The customer already exists' },
  import_already_running: { status: 409, title: 'An import is already running' },
  customer_not_verified: { status: 409, title: 'The agreements of the customer were not read yet' },
  bulk_operation_not_changeable: { status: 409, title: 'The bulk operation is in another state' },
  bulk_file_taken_before: { status: 409, title: 'This file was taken before' },
  bulk_rows_deleted: { status: 410, title: 'The rows of this bulk operation are no longer kept' },
  signatory_already_used: { status: 409, title: 'Microsoft already has an agreement with this signatory' },
  settings_changed: { status: 409, title: 'The settings were changed meanwhile' },
  relationship_not_endable: { status: 409, title: 'Microsoft does not let the relationship end yet' },
  last_event_unknown: { status: 409, title: 'The event to resume from is not known' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'This kind of body is not understood' },
  validation_failed: { status: 422, title: 'Some fields have to be corrected' },
  contact_missing: { status: 422, title: 'The customer has no contact' },
  row_repeated: { status: 422, title: 'The customer stands in this list before' },
  file_unreadable: { status: 422, title: 'The file could not be read' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for another request' },
  microsoft_refused: { status: 422, title: 'Microsoft refused the request' },
  capability_unavailable: { status: 422, title: 'This connection to Microsoft may not do that' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  outcome_unknown: { status: 500, title: 'What became of the command is not known' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  microsoft_unavailable: { status: 502, title: 'Microsoft does not answer at present' },
  service_unavailable: { status: 503, title: 'The service is not available at present' },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What `type` of a problem starts with; the code follows. */
export const PROBLEM_TYPE_PREFIX = 'urn:assent:problem:';
