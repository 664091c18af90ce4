import { PartnerCenterError } from '@assent/partner-center';
import type { MicrosoftFailure } from '../domain/model/microsoft-failure.js';

/**
 * What a failed call means for a decision. An error that is not Microsoft's is a fault of ours and goes on
 * to the queue, which tries the message again.
 *
 * Credentials that Microsoft does not take count as unavailable: they are put right by a person, and then
 * everything that waits goes on by itself.
 */
export function microsoftFailureOf(error: unknown): MicrosoftFailure {
  if (!(error instanceof PartnerCenterError)) throw error;
  const { microsoftCode, microsoftCorrelationId, retryAt, answered, unreadable } = error;
  return { kind: kindOf(error), microsoftCode, microsoftCorrelationId, retryAt, answered, unreadable };
}

function kindOf({ kind }: PartnerCenterError): MicrosoftFailure['kind'] {
  switch (kind) {
    case 'refused':
      return 'refused';
    case 'capability_unavailable':
      return 'forbidden';
    case 'throttled':
    case 'unavailable':
    case 'no_answer':
    case 'unauthorised':
    case 'budget_exhausted':
      return 'unavailable';
  }
}

/** Whether this connection may not make the call at all. */
export function isForbidden(error: unknown): boolean {
  return error instanceof PartnerCenterError && error.kind === 'capability_unavailable';
}
