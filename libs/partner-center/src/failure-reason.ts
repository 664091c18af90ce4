import type { ConnectionFailureReason } from '@assent/domain';
import type { PartnerCenterError } from './partner-center-error.js';

/**
 * Entra's error numbers, as far as people can do something particular about them.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const SIGN_IN_CODES: Readonly<Record<string, ConnectionFailureReason>> = {
  '7000222': 'secret_expired',
  '7000215': 'secret_wrong',
  '7000216': 'secret_wrong',
  '700016': 'application_unknown',
  '700027': 'secret_wrong',
  '7000112': 'application_unknown',
  '900023': 'tenant_unknown',
  '90002': 'tenant_unknown',
  '65001': 'consent_missing',
  '65004': 'consent_missing',
  '650052': 'consent_missing',
  '650057': 'consent_missing',
  '50074': 'mfa_required',
  '50076': 'mfa_required',
  '50078': 'mfa_required',
  '50079': 'mfa_required',
  '50158': 'mfa_required',
  '50089': 'sign_in_expired',
  '50133': 'sign_in_expired',
  '50173': 'sign_in_expired',
  '54005': 'sign_in_expired',
  '70000': 'sign_in_expired',
  '70008': 'sign_in_expired',
  '700082': 'sign_in_expired',
  '700084': 'sign_in_expired',
  '50053': 'access_blocked',
  '50057': 'access_blocked',
  '50105': 'access_blocked',
  '53000': 'access_blocked',
  '53001': 'access_blocked',
  '53002': 'access_blocked',
  '53003': 'access_blocked',
  '53004': 'access_blocked',
};

/**
 * What a call that was not served says about the connection.
 *
 * - a reason: something is wrong with it
 * - `refused`: nothing is; Microsoft said no to what was asked
 * - `held_back`: nothing was sent, our own budget is used up
 * - `given_up`: nothing is known, since the process that asked is ending
 */
export function whyNotServed(
  error: PartnerCenterError,
): ConnectionFailureReason | 'refused' | 'held_back' | 'given_up' {
  if (error.circumstance === 'given_up') return 'given_up';
  if (error.circumstance === 'sign_in') return signInReason(error);
  switch (error.kind) {
    case 'budget_exhausted':
      return 'held_back';
    case 'capability_unavailable':
      return 'user_missing';
    case 'throttled':
      return 'throttled';
    case 'unauthorised':
      return 'token_refused';
    case 'refused':
      if (error.httpStatus === 403) return 'not_permitted';
      // Partner Center gives a code with each of its own; without one the address itself is unknown.
      return error.httpStatus === 404 && error.microsoftCode === null ? 'unreadable' : 'refused';
    case 'unavailable':
      // Below 400 stands a success that cannot be read, or a redirect: something else has answered.
      return error.unreadable || (error.httpStatus ?? 0) < 400 ? 'unreadable' : 'microsoft_failing';
    case 'no_answer':
      if (error.circumstance === 'timed_out') return 'no_answer';
      return error.circumstance === 'not_connected' ? 'not_connected' : 'unreadable';
  }
}

function signInReason({ kind, microsoftCode }: PartnerCenterError): ConnectionFailureReason {
  switch (kind) {
    case 'throttled':
      return 'sign_in_throttled';
    case 'unauthorised':
      return SIGN_IN_CODES[microsoftCode ?? ''] ?? 'sign_in_refused';
    case 'refused':
    case 'unavailable':
    case 'no_answer':
    case 'capability_unavailable':
    case 'budget_exhausted':
      return 'sign_in_unavailable';
  }
}
