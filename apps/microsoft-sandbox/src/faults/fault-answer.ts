import { classicBody, extendedBody, throttledBody } from '../http/microsoft-fault.js';
import type { FaultRule } from './fault-rules.js';

/** Microsoft's own example: "Try again in 57 seconds." */
const DEFAULT_RETRY_AFTER_SECONDS = 57;

/** An answer that a fault rule puts in the place of the true one. */
export interface FaultAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Writes the answer of a rule with a status, in the shape that it asks for. */
export function faultAnswer(rule: FaultRule & { status: number }): FaultAnswer {
  const shape = rule.body ?? (rule.status === 429 ? 'throttled' : 'classic');
  const code = rule.code ?? String(rule.status);
  const message = rule.message ?? `The sandbox answers ${rule.status} as it was asked to.`;
  const retryAfter =
    rule.retryAfterSeconds ?? (rule.status === 429 ? DEFAULT_RETRY_AFTER_SECONDS : undefined);
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const json = { ...headers, 'content-type': 'application/json; charset=utf-8' };
  switch (shape) {
    case 'classic':
      return { status: rule.status, headers: json, body: JSON.stringify(classicBody(code, message)) };
    case 'extended': {
      const fault = { code, message, errorName: 'SandboxFault', isRetryable: rule.isRetryable };
      return { status: rule.status, headers: json, body: JSON.stringify(extendedBody(fault)) };
    }
    case 'throttled':
      return { status: rule.status, headers: json, body: JSON.stringify(throttledBody(retryAfter ?? 0)) };
    case 'entra': {
      const refusal = { error: 'invalid_request', error_description: `AADSTS${code}: ${message}` };
      return {
        status: rule.status,
        headers: json,
        body: JSON.stringify({ ...refusal, error_codes: [Number(code)] }),
      };
    }
    case 'empty':
      return { status: rule.status, headers, body: '' };
    case 'html':
      return {
        status: rule.status,
        headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
        body: `<!doctype html><title>${rule.status}</title><h1>Our services aren't available right now</h1>`,
      };
  }
}
