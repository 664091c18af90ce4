import {
  API_FAMILIES,
  type ApiFamily,
  MICROSOFT_OPERATION_NAMES,
  type MicrosoftOperation,
  SERVICE_NAMES,
  type ServiceName,
} from '@assent/contracts';
import type { TokenKind } from '@assent/domain';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import { type BudgetLook, CallBudget } from './call-budget.js';
import {
  CALL_OUTCOMES,
  callsKey,
  type CallOutcome,
  type CheckRecord,
  checkRecord,
  FIELDS,
  type FailureRecord,
  failureRecord,
  factsKey,
  refreshTokenRecord,
  SLOTS,
  type SettingsRecord,
  settingsRecord,
  type SuccessRecord,
  successRecord,
  tokenRecord,
  type WorkRecord,
  workRecord,
} from './connection-record.js';

type At<T> = T & { readonly at: Date };

export interface CallFacts {
  readonly operation: MicrosoftOperation;
  readonly lastSuccess: At<SuccessRecord> | null;
  readonly lastFailure: At<FailureRecord> | null;
  /** In the last hour. */
  readonly counts: Readonly<Record<CallOutcome, number>>;
}

/** What is known of the connection of one provider instance to Microsoft. */
export interface ConnectionFacts {
  /** Redis's time of the reading. */
  readonly asOf: Date;
  /** Since when facts are kept; null when there are none. */
  readonly since: Date | null;
  /** How the service that told it last reaches Microsoft. */
  readonly settings: SettingsRecord | null;
  /** Only what was called at some time. */
  readonly calls: readonly CallFacts[];
  readonly tokens: readonly {
    readonly kind: TokenKind;
    readonly refreshedAt: Date;
    readonly validUntil: Date;
  }[];
  /** When Microsoft first took the refresh token that is configured. */
  readonly refreshTokenSince: Date | null;
  readonly check: At<CheckRecord> | null;
  readonly work: readonly At<WorkRecord & { readonly service: ServiceName }>[];
  readonly budgets: readonly (BudgetLook & { readonly family: ApiFamily; readonly callsPerMinute: number })[];
}

/**
 * Reads what the services have noted about a connection.
 *
 * @throws Error while Redis is away
 */
export async function readConnectionFacts(
  redis: Redis,
  providerInstanceId: string,
): Promise<ConnectionFacts> {
  const [time, facts, counters] = await Promise.all([
    redis.time(),
    redis.hgetall(factsKey(providerInstanceId)),
    redis.hgetall(callsKey(providerInstanceId)),
  ]);
  const asOf = new Date(Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000));
  const read = <S extends z.ZodType>(field: string, schema: S) => readFact(facts[field], schema);
  const settings = SERVICE_NAMES.flatMap(
    (service) => read(FIELDS.settings(service), settingsRecord) ?? [],
  ).sort((one, other) => other.at.getTime() - one.at.getTime())[0];
  const counts = countsOf(counters, Math.floor(asOf.getTime() / 60_000));
  return {
    asOf,
    since: timeOf(facts[FIELDS.since]),
    settings: settings ?? null,
    calls: MICROSOFT_OPERATION_NAMES.map((operation) => ({
      operation,
      lastSuccess: read(FIELDS.success(operation), successRecord),
      lastFailure: read(FIELDS.failure(operation), failureRecord),
      counts: counts(operation),
    })).filter(
      ({ lastSuccess, lastFailure, counts: { held_back } }) =>
        lastSuccess !== null || lastFailure !== null || held_back > 0,
    ),
    tokens: (['app_only', 'app_user'] as const).flatMap((kind) => {
      const token = read(FIELDS.token(kind), tokenRecord);
      if (token === null) return [];
      return { kind, refreshedAt: token.at, validUntil: new Date(token.at.getTime() + token.validForMs) };
    }),
    refreshTokenSince: settings?.hasUser ? (read(FIELDS.refreshToken, refreshTokenRecord)?.at ?? null) : null,
    check: read(FIELDS.check, checkRecord),
    work: SERVICE_NAMES.flatMap((service) => {
      const work = read(FIELDS.work(service), workRecord);
      return work === null ? [] : { ...work, service };
    }),
    budgets: settings === undefined ? [] : await lookIntoBudgets(redis, settings),
  };
}

async function lookIntoBudgets(redis: Redis, tenant: SettingsRecord): Promise<ConnectionFacts['budgets']> {
  const budget = new CallBudget(redis);
  return Promise.all(
    API_FAMILIES.map(async (family) => ({
      family,
      callsPerMinute: tenant.callsPerMinute[family],
      ...(await budget.look(tenant, family)),
    })),
  );
}

/** A fact that a newer or older version has written in another form is as good as none. */
function readFact<S extends z.ZodType>(stored: string | undefined, schema: S): At<z.output<S>> | null {
  const at = timeOf(stored);
  if (stored === undefined || at === null) return null;
  const parsed = schema.safeParse(JSON.parse(stored.slice(stored.indexOf(' ') + 1)));
  return parsed.success ? { ...(parsed.data as object & z.output<S>), at } : null;
}

function timeOf(stored: string | undefined): Date | null {
  const milliseconds = Number.parseInt(stored ?? '', 10);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds);
}

/** Adds the slots of the last hour up; a slot that an earlier hour has left does not count. */
function countsOf(counters: Readonly<Record<string, string>>, thisMinute: number) {
  const sums = new Map<string, number>();
  for (const [field, value] of Object.entries(counters)) {
    const [minute = 0, count = 0] = value.split(' ').map(Number);
    if (minute <= thisMinute - SLOTS) continue;
    const name = field.slice(0, field.lastIndexOf(':'));
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return (operation: MicrosoftOperation): Readonly<Record<CallOutcome, number>> => {
    const of = (outcome: CallOutcome) => sums.get(`${operation}:${outcome}`) ?? 0;
    const [served, refused, failed, held_back] = CALL_OUTCOMES.map(of) as [number, number, number, number];
    return { served, refused, failed, held_back };
  };
}
