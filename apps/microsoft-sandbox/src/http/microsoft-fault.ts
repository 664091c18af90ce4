/**
 * The faults that the sandbox answers with. How sure each is: [A] Microsoft's documentation, [B] other
 * integrators', [?] nobody has published it, so the number or the status is the sandbox's own and a client
 * must not depend on it.
 */
export const MICROSOFT_FAULTS = {
  /** [A] example body; [?] that it is this one which an expired or broken token gets. */
  authorizationFailed: { status: 401, code: 1002, description: 'Authorization Failed' },
  /** [B] */
  wrongAudience: { status: 401, code: '900420', description: 'The audience of the access token is invalid.' },
  /** [B] */
  appOnlyNotSupported: {
    status: 403,
    code: '900329',
    description: 'App-only access is not supported by this resource.',
  },
  /** [?] The enhanced attestation takes app-only tokens; how it refuses others is unknown. */
  appUserNotSupported: { status: 403, code: 1002, description: 'Authorization Failed' },
  /** [A] */
  customerNotFound: { status: 404, code: '60003', description: 'The customer was not found.' },
  /** [A] */
  noRelationship: {
    status: 403,
    code: '20002',
    description: 'The partner has no commerce relationship with the customer.',
  },
  /** [A] */
  registrationNumberMissing: {
    status: 400,
    code: '600049',
    description: 'An organization registration number is required for this country.',
  },
  /** [A] */
  registrationNumberUnsupported: {
    status: 400,
    code: '600002',
    description: 'An organization registration number is not supported for this country.',
  },
  /** [A] */
  phoneNumberMissing: {
    status: 400,
    code: '600051',
    description: 'A phone number is required for this country.',
  },
  /** [?] */
  domainTaken: { status: 409, code: '60008', description: 'The domain is already in use.' },
  /** [?] */
  invalidRequest: { status: 400, code: '2000', description: 'The request is invalid.' },
  /** [?] */
  routeNotFound: { status: 404, code: '404', description: 'The resource was not found.' },
  /** [?] */
  internal: { status: 500, code: '50000', description: 'An unexpected error occurred.' },
} as const;

/** The newer shape, which the agreement and attestation calls use. */
export const EXTENDED_FAULTS = {
  /** [A] body; [?] status: 400 or 409. */
  agreementAlreadyExists: {
    status: 409,
    code: 600061,
    errorName: 'PartnerConfirmedAgreementAlreadyExists',
    message: 'A partner confirmed agreement already exists for the customer.',
    isRetryable: false,
  },
  /** [?] */
  attestationNotFound: {
    status: 404,
    code: 600090,
    errorName: 'AttestationNotFound',
    message: 'The attestation was not found.',
    isRetryable: false,
  },
  /** [?] */
  attestationPending: {
    status: 409,
    code: 600091,
    errorName: 'AttestationNotAccepted',
    message: 'The customer has not accepted the agreement of this attestation yet.',
    isRetryable: false,
  },
  /** [?] */
  attestationExpired: {
    status: 409,
    code: 600092,
    errorName: 'AttestationExpired',
    message: 'The attestation has expired before the customer accepted the agreement.',
    isRetryable: false,
  },
  /** [?] */
  attestationUsed: {
    status: 409,
    code: 600093,
    errorName: 'AttestationAlreadyUsed',
    message: 'The attestation has already been used for another customer.',
    isRetryable: false,
  },
  /** [?] How the retired body without an attestation is refused is unknown. */
  attestationRequired: {
    status: 400,
    code: 600094,
    errorName: 'AttestationIdRequired',
    message: 'An attestation id is required to confirm the customer acceptance.',
    isRetryable: false,
  },
  /** [?] */
  invalidAttestation: {
    status: 400,
    code: 600095,
    errorName: 'InvalidAttestationRequest',
    message: 'The attestation request is invalid.',
    isRetryable: false,
  },
} as const;

/** Microsoft cuts descriptions at this length [A]. */
const DESCRIPTION_LENGTH = 1024;

/** `{ code, description, data, source }` [A]. */
export function classicBody(code: string | number, description: string): Record<string, unknown> {
  return { code, description: description.slice(0, DESCRIPTION_LENGTH), data: [], source: 'PartnerFD' };
}

/** The shape of 600061 [A]. */
export function extendedBody(fault: {
  code: string | number;
  message: string;
  errorName: string;
  isRetryable: boolean;
}): Record<string, unknown> {
  return {
    code: fault.code,
    message: fault.message,
    description: fault.message,
    errorName: fault.errorName,
    isRetryable: fault.isRetryable,
    parameters: {},
    errorMessageExtended: `InternalErrorCode=${fault.code}`,
  };
}

/** The shape of 429, which is neither of the two [A]. */
export function throttledBody(retryAfterSeconds: number): Record<string, unknown> {
  return {
    statusCode: 429,
    message: `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`,
  };
}

/** Thrown anywhere below a Partner Center route; the filter answers with exactly this. */
export class MicrosoftFault extends Error {
  private constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
    text: string,
  ) {
    super(text);
  }

  /** @param detail what is wrong in this very request; replaces the general description */
  static classic(name: keyof typeof MICROSOFT_FAULTS, detail?: string): MicrosoftFault {
    const { status, code, description } = MICROSOFT_FAULTS[name];
    return new MicrosoftFault(status, classicBody(code, detail ?? description), name);
  }

  static extended(name: keyof typeof EXTENDED_FAULTS, detail?: string): MicrosoftFault {
    const fault = EXTENDED_FAULTS[name];
    const body = extendedBody({ ...fault, message: detail ?? fault.message });
    return new MicrosoftFault(fault.status, body, name);
  }
}
