import type { HttpAnswer } from './http.js';
import { PartnerCenterError, type PartnerCenterErrorKind } from './partner-center-error.js';
import { PARTNER_CENTER_POLICY } from './partner-center-policy.js';
import { redact } from './redact.js';
import { field, text, truth } from './tolerant-reading.js';

/** The resource takes no app-only token. */
const APP_ONLY_NOT_SUPPORTED = '900329';

/**
 * What an answer that is no success means. Three shapes of body occur: the classic
 * `{code, description, data, source}`, the newer `{code, message, description, errorName, isRetryable, ...}`,
 * and that of a 429 `{statusCode, message}`; or none at all, when something in front of Microsoft answered.
 */
export function faultOf(answer: HttpAnswer, now: Date): PartnerCenterError {
  const { status, body } = answer;
  const microsoftCode = text(body, 'code', 'errorCode') ?? text(field(body, 'error'), 'code');
  const said = text(body, 'description', 'message') ?? text(field(body, 'error'), 'message');
  const kind = kindOf(status, microsoftCode, truth(body, 'isRetryable'));
  return new PartnerCenterError(kind, sentenceOf(kind, status, said), {
    httpStatus: status,
    microsoftCode,
    retryAt: retryAt(kind, answer, said, now),
    microsoftCorrelationId: answer.correlationId,
  });
}

/** Microsoft said yes, but not in a form that can be read. */
export function unreadable(answer: HttpAnswer, what: string): PartnerCenterError {
  return new PartnerCenterError(
    'unavailable',
    `Microsoft answered with status ${answer.status}, but ${what}. Nothing is concluded from it; it is tried again.`,
    {
      httpStatus: answer.status,
      microsoftCorrelationId: answer.correlationId,
      // It may have been carried out: the same id gets the stored answer and never does the work twice.
      answered: false,
      unreadable: true,
    },
  );
}

function kindOf(status: number, code: string | null, isRetryable: boolean | null): PartnerCenterErrorKind {
  if (code === APP_ONLY_NOT_SUPPORTED) return 'capability_unavailable';
  if (status === 429) return 'throttled';
  if (status === 401) return 'unauthorised';
  // Microsoft knows better than its status code whether the same again can succeed.
  if (isRetryable !== null) return isRetryable ? 'unavailable' : 'refused';
  if (status === 408 || status >= 500) return 'unavailable';
  // A redirect is not part of this API: something else answered.
  return status < 400 ? 'unavailable' : 'refused';
}

function sentenceOf(kind: PartnerCenterErrorKind, status: number, said: string | null): string {
  const reason = said === null ? `It gave no reason (status ${status}).` : redact(said);
  switch (kind) {
    case 'refused':
      return reason;
    case 'throttled':
      return 'Microsoft takes no more calls for the moment. It goes on by itself.';
    case 'unavailable':
      return `Microsoft could not carry it out at present. It is tried again. ${reason}`;
    case 'unauthorised':
      return `Microsoft does not take our credentials. Check client id, secret and consent in Partner Center. ${reason}`;
    case 'capability_unavailable':
      return 'This connection to Microsoft may not make such a call: it needs a signed-in user (PARTNER_CENTER_REFRESH_TOKEN).';
    case 'no_answer':
    case 'budget_exhausted':
      return reason;
  }
}

function retryAt(
  kind: PartnerCenterErrorKind,
  answer: HttpAnswer,
  said: string | null,
  now: Date,
): Date | null {
  if (kind !== 'throttled' && kind !== 'unavailable') return null;
  const pause = pauseOf(answer.retryAfter, said, now) ?? (kind === 'throttled' ? throttlePauseMs : null);
  return pause === null ? null : new Date(now.getTime() + Math.min(Math.max(pause, 0), maxPauseMs));
}

const { throttlePauseMs, maxPauseMs } = PARTNER_CENTER_POLICY;

/** From the header, in seconds or as a date; else from "Try again in 57 seconds". */
function pauseOf(header: string | null, said: string | null, now: Date): number | null {
  if (header !== null) {
    if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
    const date = Date.parse(header);
    if (!Number.isNaN(date)) return date - now.getTime();
  }
  const seconds = /(\d+) seconds/i.exec(said ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
