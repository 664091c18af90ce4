/**
 * What a failed call means for the caller:
 *
 * - `refused`: Microsoft said no; the same again gets the same answer
 * - `throttled`: too many calls (429); go on at `retryAt`
 * - `unavailable`: Microsoft failed (5xx), or answered with something that is no answer of its API
 * - `no_answer`: time-out, or a connection that broke; whether it was carried out is not known
 * - `unauthorised`: the credentials are refused; a person has to put them right
 * - `capability_unavailable`: this connection may not make such a call at all (no signed-in user)
 * - `budget_exhausted`: nothing was sent, our own limit comes before Microsoft's; go on at `retryAt`
 */
export type PartnerCenterErrorKind =
  | 'refused'
  | 'throttled'
  | 'unavailable'
  | 'no_answer'
  | 'unauthorised'
  | 'capability_unavailable'
  | 'budget_exhausted';

/**
 * Where a call stopped, when it did not come as far as an answer of Partner Center: at the sign-in service
 * (which may have answered), for want of an answer in time, with the connection, or because we gave it up.
 */
export type Circumstance = 'sign_in' | 'timed_out' | 'not_connected' | 'given_up';

export interface PartnerCenterErrorDetails {
  readonly httpStatus?: number | null;
  readonly microsoftCode?: string | null;
  readonly retryAt?: Date | null;
  readonly answered?: boolean;
  readonly unreadable?: boolean;
  readonly microsoftCorrelationId?: string | null;
  readonly circumstance?: Circumstance | null;
}

/** A call to Microsoft that did not succeed. Its message is for people, without personal data, links or secrets. */
export class PartnerCenterError extends Error {
  override readonly name = 'PartnerCenterError';
  readonly httpStatus: number | null;
  /** Microsoft's own code, such as `600061`. */
  readonly microsoftCode: string | null;
  /** Not before this time, where that is known. */
  readonly retryAt: Date | null;
  /** False: try again with the same request id. True: with a new one. */
  readonly answered: boolean;
  /**
   * Microsoft said yes, in a form that nobody can read. The same request id comes first, because the work may
   * be done; while the answer stays unreadable, it is the stored one that is broken, and only a new id helps.
   */
  readonly unreadable: boolean;
  /** What Microsoft's support asks for. */
  readonly microsoftCorrelationId: string | null;
  readonly circumstance: Circumstance | null;

  constructor(
    readonly kind: PartnerCenterErrorKind,
    message: string,
    details: PartnerCenterErrorDetails = {},
  ) {
    super(message);
    this.httpStatus = details.httpStatus ?? null;
    this.microsoftCode = details.microsoftCode ?? null;
    this.retryAt = details.retryAt ?? null;
    this.answered = details.answered ?? this.httpStatus !== null;
    this.unreadable = details.unreadable ?? false;
    this.microsoftCorrelationId = details.microsoftCorrelationId ?? null;
    this.circumstance = details.circumstance ?? null;
  }
}

/** Whether Microsoft has an agreement with this very signatory already; after an unknown outcome it may be ours. */
export function isDuplicateSignatory(error: unknown): boolean {
  return error instanceof PartnerCenterError && error.microsoftCode === '600061';
}
