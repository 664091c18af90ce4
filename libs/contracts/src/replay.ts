import { z } from 'zod';
import { exampleIds, exampleInstant } from './examples.js';
import { instantSchema } from './shared-schemas.js';

/*
 * How the read model is rebuilt and mended. The gateway asks a service for its states, page after page, and
 * never for the next one before it has stored the last: so a million states are on their way as one page.
 * Each service also tells, once in a while, what its states add up to, so that a difference is found.
 */

export const REPLAY_POLICY = {
  /** States of one page: about half a megabyte of JSON, stored in one statement. */
  statesPerPage: 500,
  /** Parts of all customers that are compared, and mended, by themselves: of a million customers 1.6 %. */
  buckets: 64,
  /** How long a difference may stay unseen. Adding up a million states takes seconds, so not more often. */
  digestEveryMs: 60 * 60_000,
} as const;

/** Whose states make up the read model: a service's, or, of resellers, what the customers service has beside. */
export const STATE_SOURCES = ['customers', 'resellers', 'attestations', 'notifications'] as const;
export type StateSource = (typeof STATE_SOURCES)[number];

/** Everybody's data at once: the scope of messages that rebuild and compare. */
export const SCOPE_OF_ALL = {
  providerInstanceId: '00000000-0000-0000-0000-000000000000',
  resellerId: null,
} as const;

/** One of `REPLAY_POLICY.buckets`, by the last digits of the customer's id. */
export const bucketSchema = z
  .number()
  .int()
  .min(0)
  .max(REPLAY_POLICY.buckets - 1);

/** Asks for one page of a service's states, in the order of the customers' ids. */
export const replayStatesSchema = z.object({
  /** The replay in the gateway that it belongs to. */
  runId: z.uuid(),
  /** Only customers of this bucket; null: of all. */
  bucket: bucketSchema.nullable(),
  /** The customer that the last page ended with; null: from the beginning. */
  after: z.uuid().nullable(),
  /** By the clock of the gateway's database; the states are read later than this. */
  askedAt: instantSchema,
});
export type ReplayStates = z.infer<typeof replayStatesSchema>;

/** The answer: what was asked, and up to `REPLAY_POLICY.statesPerPage` states. */
export const replayedStatesSchema = <State extends z.ZodType>(state: State) =>
  replayStatesSchema.extend({
    states: z.array(state).max(REPLAY_POLICY.statesPerPage),
    /** Whether there are no further states. */
    last: z.boolean(),
  });

/** What the states of one bucket add up to. Equal digests mean equal states. */
export const bucketDigestSchema = z.object({
  bucket: bucketSchema,
  count: z.number().int().positive(),
  highestVersion: z.number().int().positive(),
  /** Whatever the order of the states; a signed 64-bit number. */
  hash: z.string().regex(/^-?\d{1,19}$/),
});
export type BucketDigest = z.infer<typeof bucketDigestSchema>;

/** What all states of a service add up to; buckets without any are left out. */
export const statesDigestedSchema = z.object({
  /** Earlier than the states were read, by the clock of the service's database. */
  asOf: instantSchema,
  buckets: z.array(bucketDigestSchema).max(REPLAY_POLICY.buckets),
});
export type StatesDigested = z.infer<typeof statesDigestedSchema>;

/** What of a state is part of its digest beside the customer's id and the version. Both sides name an SQL value for each. */
export const DIGESTED_FIELDS = {
  customers: [
    'providerInstanceId',
    'resellerId',
    'tenantId',
    'companyName',
    'domain',
    'country',
    'contact',
    'lifecycle',
    'createdAt',
    'updatedAt',
  ],
  resellers: [
    'providerInstanceId',
    'tenantId',
    'name',
    'mpnId',
    'location',
    'active',
    'createdAt',
    'updatedAt',
  ],
  attestations: [
    'ended',
    'status',
    'reasonCode',
    'nextAction',
    'statusSince',
    'verifiedAt',
    'attestationId',
    'attestationState',
    'expiresAt',
    'openedAt',
    /** Whether the columns say the same as the stored state that they were taken from. */
    'consistent',
  ],
  notifications: ['attestationId', 'invitationSentAt', 'lastReminderSentAt', 'remindersSent', 'failure'],
} as const satisfies Readonly<Record<StateSource, readonly string[]>>;

export type DigestedField<Source extends StateSource> = (typeof DIGESTED_FIELDS)[Source][number];

export const exampleReplayStates = {
  runId: exampleIds.replay,
  bucket: 1,
  after: null,
  askedAt: exampleInstant,
};

export const exampleStatesDigested = {
  asOf: exampleInstant,
  buckets: [{ bucket: 1, count: 1, highestVersion: 3, hash: '-4611686018427387904' }],
};
