import type { ProblemCode } from '@assent/contracts';
import type { McaError } from '../model/customer-mca.js';
import type { MicrosoftFailure } from '../model/microsoft-failure.js';

const SUBJECTS = {
  attestation: 'create the attestation',
  agreement: 'create the agreement',
  verification: 'show the agreements of this customer',
} as const satisfies Record<McaError['about'], string>;

type ErrorOf = McaError & { readonly code: ProblemCode };

/** What people read when Microsoft said no for good. */
export function lastErrorFrom(about: McaError['about'], failure: MicrosoftFailure, at: Date): ErrorOf {
  const quote = quotation(failure);
  return failure.kind === 'forbidden'
    ? error(
        about,
        'capability_unavailable',
        `Microsoft does not let this connection ${SUBJECTS[about]}. Have an admin check the consent of the provider instance${quote}.`,
        failure,
        at,
      )
    : error(
        about,
        'microsoft_refused',
        `Microsoft refused to ${SUBJECTS[about]}. Check the customer's data, then try again; Microsoft's support needs what stands in brackets${quote}.`,
        failure,
        at,
      );
}

/** What people read while Microsoft does not take the call and we keep trying. */
export function waitingError(about: McaError['about'], failure: MicrosoftFailure, at: Date): ErrorOf {
  return error(
    about,
    'microsoft_unavailable',
    `Microsoft does not ${SUBJECTS[about]} at present. Nothing is lost: Assent keeps trying, and there is nothing to do${quotation(failure)}.`,
    failure,
    at,
  );
}

/** What people read after 600061: which signatory is known already, and the two ways on. */
export function signatoryUsedError(
  earlierSignatory: string | null,
  failure: MicrosoftFailure,
  at: Date,
): ErrorOf {
  const who = earlierSignatory === null ? 'the same signatory' : `the same signatory, ${earlierSignatory}`;
  return error(
    'agreement',
    'signatory_already_used',
    `Microsoft already has an agreement with ${who}, and takes no second one from the same person. Refresh the status, as Microsoft's list may lag; if the customer stays without a valid agreement, revoke this attestation and start one with another signatory${quotation(failure)}.`,
    failure,
    at,
  );
}

function quotation({ microsoftCode, microsoftCorrelationId }: MicrosoftFailure): string {
  const parts = [
    microsoftCode === null ? '' : `code ${microsoftCode}`,
    microsoftCorrelationId === null ? '' : `correlation id ${microsoftCorrelationId}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (Microsoft's ${parts.join(', ')})`;
}

function error(
  about: McaError['about'],
  code: ProblemCode,
  detail: string,
  { microsoftCode, microsoftCorrelationId }: MicrosoftFailure,
  at: Date,
): ErrorOf {
  return { about, code, detail, microsoftCode, microsoftCorrelationId, at };
}
