import { types } from 'node:util';

/** An error as a log line shows it. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Causes deeper than this add nothing to what the first ones say. */
const CAUSES_SHOWN = 4;

/**
 * Keeps of an error what helps and leaves everything else: a database's error carries the statement, its
 * parameters and the offending row, which are customers' data.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!types.isNativeError(error)) return { type: typeof error, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= CAUSES_SHOWN
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  };
}
