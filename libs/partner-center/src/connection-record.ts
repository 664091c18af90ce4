import { type MicrosoftOperation, SERVICE_NAMES } from '@assent/contracts';
import { CONNECTION_FAILURE_REASONS, type TokenKind } from '@assent/domain';
import { z } from 'zod';

/*
 * How the facts about a connection stand in Redis. A hash per provider instance holds, under the names below,
 * `<milliseconds since 1970, of Redis's clock> <JSON>`; another one counts its calls. Nothing in it is personal
 * or secret.
 */

export const factsKey = (providerInstanceId: string): string => `assent:connection:${providerInstanceId}`;
export const callsKey = (providerInstanceId: string): string => `${factsKey(providerInstanceId)}:calls`;

export const FIELDS = {
  since: 'since',
  check: 'check',
  refreshToken: 'refresh-token',
  settings: (service: string) => `settings:${service}`,
  success: (operation: MicrosoftOperation) => `success:${operation}`,
  failure: (operation: MicrosoftOperation) => `failure:${operation}`,
  token: (kind: TokenKind) => `token:${kind}`,
  work: (service: string) => `work:${service}`,
} as const;

/** What became of a call, as it is counted. `failed`: it says something against the connection. */
export const CALL_OUTCOMES = ['served', 'refused', 'failed', 'held_back'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Counters stand in slots, one for each minute of the hour, which are used again in the next one. */
export const SLOTS = 60;

const service = z.enum(SERVICE_NAMES);
const tokenKind = z.enum(['app_only', 'app_user']);
const perMinute = z.number().int();

/** How a service reaches Microsoft. */
export const settingsRecord = z.object({
  tenantId: z.string(),
  applicationId: z.string(),
  apiHost: z.string(),
  hasUser: z.boolean(),
  callsPerMinute: z.object({ attestations: perMinute, agreements: perMinute, customers: perMinute }),
});
export type SettingsRecord = z.infer<typeof settingsRecord>;

export const successRecord = z.object({ service, tokenKind });
export type SuccessRecord = z.infer<typeof successRecord>;

export const failureRecord = z.object({
  service,
  tokenKind,
  reason: z.enum(CONNECTION_FAILURE_REASONS),
  httpStatus: z.number().int().nullable(),
  microsoftCode: z.string().nullable(),
  microsoftCorrelationId: z.string().nullable(),
});
export type FailureRecord = z.infer<typeof failureRecord>;

export const tokenRecord = z.object({ validForMs: z.number() });

/** Which refresh token it is, by a part of its hash, so that another one is noticed. */
export const refreshTokenRecord = z.object({ mark: z.string() });

export const checkRecord = z.object({ works: z.boolean(), tookMs: z.number().int(), triedUser: z.boolean() });
export type CheckRecord = z.infer<typeof checkRecord>;

export const workRecord = z.object({
  waiting: z.number().int(),
  tried: z.number().int(),
  /** Epoch milliseconds. */
  nextAttemptAt: z.number().nullable(),
});
export type WorkRecord = z.infer<typeof workRecord>;
