import { CONNECTION_FAILURE_REASONS, CONNECTION_STATUSES } from '@assent/domain';
import { z } from 'zod';
import { API_FAMILIES, microsoftOperationSchema } from '../microsoft-calls.js';
import { SERVICE_NAMES } from '../queues.js';
import { instantSchema } from '../shared-schemas.js';

const count = z.number().int().nonnegative();
const tokenKindSchema = z.enum(['app_only', 'app_user']);

/** Why a call failed, in plain words, with what to do. Never a sentence of Microsoft's: those may name people. */
export const connectionFailureSchema = z.object({
  at: instantSchema,
  operation: microsoftOperationSchema,
  /** Whose call it was. */
  service: z.enum(SERVICE_NAMES),
  reason: z.enum(CONNECTION_FAILURE_REASONS),
  /** What has happened. */
  meaning: z.string(),
  /** What to do about it, or why there is nothing to do. */
  advice: z.string(),
  tokenKind: tokenKindSchema,
  httpStatus: z.number().int().nullable(),
  /** Microsoft's own code: of Partner Center, or the number of an `AADSTS` error. */
  microsoftCode: z.string().nullable(),
  /** What Microsoft's support asks for. */
  microsoftCorrelationId: z.string().nullable(),
});
export type ConnectionFailureView = z.infer<typeof connectionFailureSchema>;

/** What became of one kind of call. */
export const operationFactsSchema = z.object({
  operation: microsoftOperationSchema,
  lastSuccessAt: instantSchema.nullable(),
  lastFailure: connectionFailureSchema.nullable(),
  /** Whether the last failure is not over. */
  isFailing: z.boolean(),
  /** Calls that went out in the last hour, whatever became of them. */
  calls: count,
  /** Of these, those that Microsoft answered with a no about the matter, such as a signatory it knows already. */
  refusals: count,
  /** Of these, those that say something against the connection. */
  failures: count,
  /** Calls that did not go out, because the budget was used up; they wait and go out later. */
  heldBack: count,
});
export type OperationFacts = z.infer<typeof operationFactsSchema>;

/** How many calls of one group Assent may make, and how many are left. */
export const budgetFactsSchema = z.object({
  family: z.enum(API_FAMILIES),
  callsPerMinute: count,
  /** How many may go out at once after a quiet time. */
  burst: count,
  /** How many may go out at once now. */
  available: count,
  /** Microsoft has asked for a pause until then. */
  pausedUntil: instantSchema.nullable(),
});
export type BudgetFacts = z.infer<typeof budgetFactsSchema>;

/** What waits in one service for its turn at Microsoft. */
export const waitingWorkSchema = z.object({
  service: z.enum(SERVICE_NAMES),
  countedAt: instantSchema,
  /** Calls that somebody has asked for, such as an attestation to be created. */
  waiting: count,
  /** Of these, those that were tried at least once. */
  tried: count,
  /** The next time that one of them is tried. */
  nextAttemptAt: instantSchema.nullable(),
});
export type WaitingWork = z.infer<typeof waitingWorkSchema>;

export const connectionCheckSchema = z.object({
  at: instantSchema,
  works: z.boolean(),
  /** What it took, in milliseconds: sign-in and call. */
  tookMs: count,
  /** Whether the user's credentials were tried as well. */
  triedUser: z.boolean(),
});

/** The connection of one provider instance to Microsoft. */
export const connectionViewSchema = z.object({
  providerInstanceId: z.uuid(),
  asOf: instantSchema,
  status: z.enum(CONNECTION_STATUSES),
  /** The status in one plain sentence. */
  sentence: z.string(),
  /** Facts are known from then on; null: nothing was ever told. */
  recordedSince: instantSchema.nullable(),
  lastSuccess: z.object({ at: instantSchema, operation: microsoftOperationSchema }).nullable(),
  /** The failures that are not over, the newest first and each reason once. */
  failures: z.array(connectionFailureSchema),
  /** The newest failure, also when it is over. */
  lastFailure: connectionFailureSchema.nullable(),
  /** Microsoft has asked for a pause until then, of one group of calls at least. */
  pausedUntil: instantSchema.nullable(),
  lastCheck: connectionCheckSchema.nullable(),
  /** Null until a service that talks to Microsoft has told it. */
  credentials: z
    .object({
      tenantId: z.string(),
      applicationId: z.string(),
      /** Where calls go. */
      apiHost: z.string(),
      /** `app_and_user`: a refresh token is there as well, for what Microsoft asks a signed-in user for. */
      kind: z.enum(['app_only', 'app_and_user']),
    })
    .nullable(),
  tokens: z.array(z.object({ kind: tokenKindSchema, refreshedAt: instantSchema, validUntil: instantSchema })),
  /** Null without one, or while it has not been used. */
  refreshToken: z
    .object({
      /** When Microsoft first took the one that is configured. */
      inUseSince: instantSchema,
      /** By then it has to be replaced at the latest: Microsoft lets it live for 90 days. */
      replaceBefore: instantSchema,
    })
    .nullable(),
  budgets: z.array(budgetFactsSchema),
  operations: z.array(operationFactsSchema),
  waitingWork: z.array(waitingWorkSchema),
});
export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** How the connections of the partner are, in short. */
export const connectionListSchema = z.object({
  items: z.array(
    connectionViewSchema.pick({
      providerInstanceId: true,
      status: true,
      sentence: true,
      failures: true,
      pausedUntil: true,
    }),
  ),
});
export type ConnectionList = z.infer<typeof connectionListSchema>;
