import {
  BULK_LIMITS,
  PROBLEMS,
  PROBLEM_TYPE_PREFIX,
  type Problem,
  type ProblemCode,
  type Refusal,
} from '@assent/contracts';
import { isDatabaseAway, isOutOfConnections, sqlState } from '@assent/database';
import { HttpException } from '@nestjs/common';
import { ProblemError } from '../../application/problem.error.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';

/** Problem details of a refused operation, as in the answer to the command itself. */
export function problemOfRefusal(refusal: Refusal, correlationId: string): Problem {
  return buildProblem(knownCode(refusal.code), refusal.detail, correlationId, refusal);
}

/** The same as an error, for answers that are the problem. */
export function errorOfRefusal({ code, detail, errors, references }: Refusal): ProblemError {
  return new ProblemError(knownCode(code), detail, { errors, references });
}

/** Turns whatever was thrown into a problem for the caller; nothing of an unexpected error shows in it. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isOutOfConnections(error)) {
    return new ProblemError(
      'service_unavailable',
      'Too many requests want an answer at the same time. Nothing was changed; send the request again in a moment.',
      { retryAfterSeconds: GATEWAY_POLICY.retryAfterSeconds },
    );
  }
  if (isDatabaseAway(error)) {
    return new ProblemError(
      'service_unavailable',
      'The database does not answer at present. Nothing was changed; send the request again in a moment.',
      { retryAfterSeconds: GATEWAY_POLICY.retryAfterSeconds },
    );
  }
  // Class 22 is what PostgreSQL says of a value that it cannot take, such as a time in a made-up cursor. Values
  // come from callers; those that we make ourselves are written by the database before it reads them.
  if (sqlState(error)?.startsWith('22') === true) return ofStatus(400);
  const status = statusOf(error);
  if (status !== undefined && status < 500) return ofStatus(status);
  return new ProblemError(
    'internal_error',
    'Something went wrong that is not your doing. Try again; if it stays, quote the correlation id.',
  );
}

export function buildProblem(
  code: ProblemCode,
  detail: string,
  correlationId: string,
  extras: ProblemError['extras'] = {},
): Problem {
  const { errors, references } = extras;
  return {
    type: `${PROBLEM_TYPE_PREFIX}${code}`,
    title: PROBLEMS[code].title,
    status: PROBLEMS[code].status,
    detail,
    code,
    correlationId,
    ...(errors === undefined || errors.length === 0 ? {} : { errors: [...errors] }),
    ...(references === undefined || Object.keys(references).length === 0
      ? {}
      : { references: { ...references } }),
  };
}

/** Errors of Nest and of Fastify carry the status that they mean. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return undefined;
}

function ofStatus(status: number): ProblemError {
  switch (status) {
    case 404:
      return new ProblemError(
        'not_found',
        'No resource answers to this method and address. /api/docs lists them all.',
      );
    case 405:
      return new ProblemError('method_not_allowed', '/api/docs lists the methods of this address.');
    case 413:
      return new ProblemError(
        'payload_too_large',
        `A body may have ${String(GATEWAY_POLICY.bodyLimitBytes / 1024)} kB at most; the file of a bulk operation ${String(BULK_LIMITS.fileBytes / 1024 / 1024)} MB.`,
      );
    case 415:
      return new ProblemError('unsupported_media_type', 'Send the body as application/json.');
    case 429:
      return new ProblemError('too_many_requests', 'Wait a moment before you try again.');
    default:
      return new ProblemError(
        'malformed_request',
        'The request could not be read. Check that its body is valid JSON and its address is well formed.',
      );
  }
}

/** A service of a newer version may refuse with a code that this one does not know. */
function knownCode(code: string): ProblemCode {
  return Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : 'microsoft_refused';
}
