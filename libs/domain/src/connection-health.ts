import { CONNECTION_FAILURES, type ConnectionFailureReason } from './connection-failure.js';

/**
 * How long Microsoft lets a refresh token live.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export const REFRESH_TOKEN_DAYS = 90;

/** Whether a call went out for the application alone or on behalf of a user. */
export type TokenKind = 'app_only' | 'app_user';

/** What became of the calls of one kind. */
export interface CallRecord {
  readonly operation: string;
  readonly lastSuccess: { readonly at: Date; readonly tokenKind: TokenKind } | null;
  readonly lastFailure: {
    readonly at: Date;
    readonly tokenKind: TokenKind;
    readonly reason: ConnectionFailureReason;
  } | null;
}

/**
 * Whether Assent can work with Microsoft.
 *
 * - `never_called`: nothing is known yet
 * - `working`: what was called last was served
 * - `limited`: some kinds of calls fail, others are served
 * - `throttled`: Microsoft has asked for a pause that is not over
 * - `failing`: nothing was served since the last failure
 */
export const CONNECTION_STATUSES = ['never_called', 'working', 'limited', 'throttled', 'failing'] as const;
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** Each status in one plain sentence. */
export const CONNECTION_SENTENCES: Readonly<Record<ConnectionStatus, string>> = {
  never_called: 'Assent has not called Microsoft yet. Check the connection to see whether it works.',
  working: 'The connection works: Microsoft served the last calls.',
  limited: 'The connection works, but some kinds of calls fail.',
  throttled: 'Microsoft has asked for a pause. What waits goes on by itself when it is over.',
  failing: 'The connection does not work at present. What waits is kept and goes on when it does.',
};

export interface ConnectionHealth {
  readonly status: ConnectionStatus;
  /** The kinds of calls whose failure is not over, the newest failure first. */
  readonly failing: readonly string[];
}

/**
 * A failure that nothing has disproved counts for so long, while other calls are served: work that waits is
 * tried again every quarter of an hour at the least, so one that is older belongs to a call that nobody makes
 * any more.
 */
const FAILURE_COUNTS_MS = 60 * 60_000;

/** What the facts about calls, and a pause that Microsoft has asked for, say about a connection. */
export function judgeConnection(
  operations: readonly CallRecord[],
  pausedUntil: Date | null,
  now: Date,
): ConnectionHealth {
  const successes = operations.flatMap(({ lastSuccess }) => lastSuccess ?? []);
  const latestSuccess = Math.max(...successes.map(({ at }) => at.getTime()), -Infinity);
  const failures = operations
    .filter((operation) => !isDisproved(operation, successes))
    .flatMap(({ operation, lastFailure }) => (lastFailure === null ? [] : [{ operation, ...lastFailure }]))
    .filter(({ at }) => at.getTime() > latestSuccess || now.getTime() - at.getTime() < FAILURE_COUNTS_MS)
    // What passes by itself is told by the pause; without any success there is nothing else to tell.
    .filter(({ reason }) => successes.length === 0 || CONNECTION_FAILURES[reason].reach !== 'passes')
    .sort((one, other) => other.at.getTime() - one.at.getTime());
  const isStopped = failures.some(
    ({ at, reason }) => CONNECTION_FAILURES[reason].reach === 'stops' && at.getTime() > latestSuccess,
  );
  const isPaused = pausedUntil !== null && pausedUntil > now;
  return { status: statusOf(), failing: failures.map(({ operation }) => operation) };

  function statusOf(): ConnectionStatus {
    if (isStopped) return 'failing';
    if (isPaused) return 'throttled';
    if (successes.length === 0) return failures.length === 0 ? 'never_called' : 'failing';
    return failures.length === 0 ? 'working' : 'limited';
  }
}

type Success = NonNullable<CallRecord['lastSuccess']>;

/** Whether a success since then shows that the failure of an operation is over. */
function isDisproved({ lastSuccess, lastFailure }: CallRecord, successes: readonly Success[]): boolean {
  if (lastFailure === null) return true;
  const { at, reason, tokenKind } = lastFailure;
  if (lastSuccess !== null && lastSuccess.at > at) return true;
  if (CONNECTION_FAILURES[reason].overWith === 'operation') return false;
  return successes.some((success) => success.tokenKind === tokenKind && success.at > at);
}
