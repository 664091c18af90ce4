import type { ConnectionFailureView, ConnectionView, OperationFacts } from '@assent/contracts';
import {
  CONNECTION_FAILURES,
  CONNECTION_SENTENCES,
  judgeConnection,
  REFRESH_TOKEN_DAYS,
} from '@assent/domain';
import type { CallFacts, ConnectionFacts } from '@assent/partner-center';

const DAY_MS = 24 * 60 * 60_000;

/** The facts about a connection with what they mean. */
export function presentConnection(providerInstanceId: string, facts: ConnectionFacts): ConnectionView {
  const { asOf, settings, calls, check, refreshTokenSince } = facts;
  const pausedUntil = pauseOf(facts);
  const { status, failing } = judgeConnection(calls, pausedUntil, asOf);
  const operations = calls.map((call) => presentCalls(call, failing.includes(call.operation)));
  const failures = operations
    .flatMap(({ lastFailure, isFailing }) => (isFailing && lastFailure !== null ? [lastFailure] : []))
    .sort(newestFirst);
  return {
    providerInstanceId,
    asOf: asOf.toISOString(),
    status,
    sentence: CONNECTION_SENTENCES[status],
    recordedSince: facts.since?.toISOString() ?? null,
    lastSuccess: lastSuccessOf(calls),
    failures: failures.filter(({ reason }, at) => failures.findIndex((one) => one.reason === reason) === at),
    lastFailure: operations.flatMap(({ lastFailure }) => lastFailure ?? []).sort(newestFirst)[0] ?? null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
    lastCheck: check && { ...check, at: check.at.toISOString() },
    credentials: settings && {
      tenantId: settings.tenantId,
      applicationId: settings.applicationId,
      apiHost: settings.apiHost,
      kind: settings.hasUser ? 'app_and_user' : 'app_only',
    },
    tokens: facts.tokens.map(({ kind, refreshedAt, validUntil }) => ({
      kind,
      refreshedAt: refreshedAt.toISOString(),
      validUntil: validUntil.toISOString(),
    })),
    refreshToken: refreshTokenSince && {
      inUseSince: refreshTokenSince.toISOString(),
      replaceBefore: new Date(refreshTokenSince.getTime() + REFRESH_TOKEN_DAYS * DAY_MS).toISOString(),
    },
    budgets: facts.budgets.map(({ family, callsPerMinute, burst, available, pauseMs }) => ({
      family,
      callsPerMinute,
      burst,
      available,
      pausedUntil: pauseMs > 0 ? new Date(asOf.getTime() + pauseMs).toISOString() : null,
    })),
    operations,
    waitingWork: facts.work.map(({ service, at, waiting, tried, nextAttemptAt }) => ({
      service,
      countedAt: at.toISOString(),
      waiting,
      tried,
      nextAttemptAt: nextAttemptAt === null ? null : new Date(nextAttemptAt).toISOString(),
    })),
  };
}

/** The latest pause of any group of calls. */
function pauseOf({ asOf, budgets }: ConnectionFacts): Date | null {
  const longest = Math.max(0, ...budgets.map(({ pauseMs }) => pauseMs));
  return longest === 0 ? null : new Date(asOf.getTime() + longest);
}

function presentCalls(
  { operation, lastSuccess, lastFailure, counts }: CallFacts,
  isFailing: boolean,
): OperationFacts {
  return {
    operation,
    lastSuccessAt: lastSuccess?.at.toISOString() ?? null,
    lastFailure: lastFailure && presentFailure(operation, lastFailure),
    isFailing,
    calls: counts.served + counts.refused + counts.failed,
    refusals: counts.refused,
    failures: counts.failed,
    heldBack: counts.held_back,
  };
}

function presentFailure(
  operation: CallFacts['operation'],
  { at, reason, ...record }: NonNullable<CallFacts['lastFailure']>,
): ConnectionFailureView {
  const { meaning, advice } = CONNECTION_FAILURES[reason];
  return { at: at.toISOString(), operation, reason, meaning, advice, ...record };
}

function lastSuccessOf(calls: readonly CallFacts[]): ConnectionView['lastSuccess'] {
  const [latest] = calls
    .flatMap(({ operation, lastSuccess }) =>
      lastSuccess === null ? [] : [{ operation, at: lastSuccess.at }],
    )
    .sort((one, other) => other.at.getTime() - one.at.getTime());
  return latest === undefined ? null : { operation: latest.operation, at: latest.at.toISOString() };
}

function newestFirst(one: ConnectionFailureView, other: ConnectionFailureView): number {
  return other.at.localeCompare(one.at);
}
