/** One refusal of the token endpoint. */
export interface EntraFault {
  readonly status: 400 | 401;
  readonly error: string;
  readonly code: number;
  readonly description: string;
}

/** Entra's own errors, with its numbers [A]. */
export const ENTRA_FAULTS = {
  clientUnknown: {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    description: 'Application was not found in the directory.',
  },
  secretInvalid: {
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    description: 'Invalid client secret provided.',
  },
  grantUnsupported: {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    description: 'The app requested an unsupported grant type.',
  },
  refreshTokenInvalid: {
    status: 400,
    error: 'invalid_grant',
    code: 70000,
    description: 'The refresh token is not valid. The user has to sign in again.',
  },
  scopeMissing: {
    status: 400,
    error: 'invalid_request',
    code: 90014,
    description: "The required field 'scope' is missing from the credential.",
  },
  scopeInvalid: {
    status: 400,
    error: 'invalid_scope',
    code: 1002012,
    description: 'Client credential flows must have a scope value with /.default suffixed to the resource.',
  },
} as const satisfies Record<string, EntraFault>;
