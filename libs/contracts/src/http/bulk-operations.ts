import { z } from 'zod';
import {
  countrySchema,
  deliverySchema,
  fieldErrorSchema,
  instantSchema,
  languageSchema,
  linkLifetimeSchema,
} from '../shared-schemas.js';
import { workListQuerySchema } from './mca.js';
import { pageOf, pageQuerySchema } from './paging.js';

/** What can be done to many customers at once. */
export const BULK_ACTIONS = ['start', 'renew', 'refresh', 'create_agreement'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** How much one bulk operation takes. */
export const BULK_LIMITS = {
  /** Every customer of a large partner's reseller; a file of this many rows is checked in seconds. */
  rows: 20_000,
  /** 20,000 rows of 200 characters in UTF-16. */
  fileBytes: 8 * 1024 * 1024,
  /** What a person can have picked by hand; more is what filters are for. */
  ids: 5_000,
} as const;

/**
 * - `draft`: checked, nothing is sent until it is confirmed
 * - `running`, `paused`: rows are sent, or held back
 * - `finished`: every row has its outcome
 * - `cancelled`: what was not sent yet stays unsent
 */
export const BULK_STATES = ['draft', 'running', 'paused', 'finished', 'cancelled'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** What the check said of a row before anything was sent. */
export const BULK_VERDICTS = ['valid', 'fixed', 'refused', 'skipped'] as const;
export type BulkVerdict = (typeof BULK_VERDICTS)[number];

/** Where a row is; the last four are outcomes. */
export const BULK_ROW_STATES = ['waiting', 'sent', 'succeeded', 'refused', 'skipped', 'cancelled'] as const;
export type BulkRowState = (typeof BULK_ROW_STATES)[number];

/** What a column of a file may hold. Several columns of the file never hold the same. */
export const BULK_FIELDS = [
  'tenantId',
  'customerId',
  'domain',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'phone',
  'country',
  'language',
] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

/** What the check put right in a cell by itself. */
export const BULK_FIXES = [
  'trimmed',
  'unquoted',
  'address_cleaned',
  'phone_normalised',
  'phone_left_out',
  'country_coded',
  'language_tagged',
  'name_split',
  'id_normalised',
] as const;
export type BulkFix = (typeof BULK_FIXES)[number];
export const bulkFixSchema = z.object({ field: z.enum(BULK_FIELDS), fix: z.enum(BULK_FIXES) });
export type BulkFixData = z.infer<typeof bulkFixSchema>;

/** Which column of the file, by its heading, holds which field. */
export const bulkMappingSchema = z.partialRecord(z.enum(BULK_FIELDS), z.string().max(200));
export type BulkMapping = z.infer<typeof bulkMappingSchema>;

/** The filters of the work list, without its paging. Strict: a filter that is not known would mean everybody. */
export const bulkFilterSchema = workListQuerySchema
  .omit({ limit: true, cursor: true, sort: true, order: true })
  .strict();

export const bulkTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), customerIds: z.array(z.uuid()).min(1).max(BULK_LIMITS.ids) }),
  z.strictObject({ kind: z.literal('filter'), filter: bulkFilterSchema }),
  z.strictObject({
    kind: z.literal('csv'),
    fileName: z.string().trim().min(1).max(255),
    /** The file as it is, whatever its encoding, in base64. */
    content: z.base64().min(1),
    /** Left out: guessed from the headings, and answered. */
    mapping: bulkMappingSchema.optional(),
    /** Where the tenants of the file belong; left out: the default provider instance. */
    providerInstanceId: z.uuid().optional(),
  }),
]);
export type BulkTarget = z.output<typeof bulkTargetSchema>;

/** What holds for every row, unless the row says otherwise. */
export const bulkOptionsSchema = z.strictObject({
  linkLifetimeMinutes: linkLifetimeSchema.optional(),
  language: languageSchema.optional(),
  country: countrySchema.optional(),
  delivery: deliverySchema.default('email'),
});
export type BulkOptions = z.output<typeof bulkOptionsSchema>;

export const createBulkOperationRequestSchema = z.strictObject({
  action: z.enum(BULK_ACTIONS),
  target: bulkTargetSchema,
  options: bulkOptionsSchema.prefault({}),
  /** Only check: the answer is a draft, whose rows can be read before it is confirmed. */
  dryRun: z.boolean().default(false),
  /** Take a file that was taken before. Rows whose attestation is live are skipped all the same. */
  again: z.boolean().default(false),
});
export type CreateBulkOperationRequest = z.input<typeof createBulkOperationRequestSchema>;

const count = z.number().int().nonnegative();
export const bulkVerdictCountsSchema = z.object({
  valid: count,
  fixed: count,
  refused: count,
  skipped: count,
});
export const bulkStateCountsSchema = z.object({
  waiting: count,
  sent: count,
  succeeded: count,
  refused: count,
  skipped: count,
  cancelled: count,
});
export type BulkVerdictCounts = z.infer<typeof bulkVerdictCountsSchema>;
export type BulkStateCounts = z.infer<typeof bulkStateCountsSchema>;

/** One bulk operation and how far it has come. */
export const bulkOperationSchema = z.object({
  id: z.uuid(),
  action: z.enum(BULK_ACTIONS),
  source: z.enum(['ids', 'filter', 'csv']),
  state: z.enum(BULK_STATES),
  fileName: z.string().nullable(),
  /** The headings of the file, in its order. */
  columns: z.array(z.string()),
  mapping: bulkMappingSchema,
  options: bulkOptionsSchema,
  total: count,
  /** What the check said. */
  checked: bulkVerdictCountsSchema,
  /** Where the rows are now; at most a second old. */
  progress: bulkStateCountsSchema,
  /** The same file with the same action was taken before, by this bulk operation. */
  earlierId: z.uuid().nullable(),
  /** The rows are deleted some time after the end, because they hold personal data; the counts stay. */
  rowsKept: z.boolean(),
  createdBy: z.string(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export type BulkOperation = z.infer<typeof bulkOperationSchema>;
export const bulkOperationPageSchema = pageOf(bulkOperationSchema);
export type BulkOperationPage = z.infer<typeof bulkOperationPageSchema>;

/** Why a row was refused or skipped. */
export const bulkReasonSchema = z.object({
  /** A key of `PROBLEMS`. */
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldErrorSchema),
});
export type BulkReason = z.infer<typeof bulkReasonSchema>;

/** A signatory as the row names it, right or wrong: what is wrong with it is the row's reason. */
export const bulkContactSchema = z
  .object({ firstName: z.string(), lastName: z.string(), email: z.string(), phone: z.string() })
  .partial();

export const bulkRowSchema = z.object({
  /** Counted from 1, headings not counted. */
  number: z.number().int().positive(),
  customerId: z.uuid().nullable(),
  companyName: z.string().nullable(),
  tenantId: z.string().nullable(),
  contact: bulkContactSchema.nullable(),
  country: z.string().nullable(),
  verdict: z.enum(BULK_VERDICTS),
  fixes: z.array(bulkFixSchema),
  state: z.enum(BULK_ROW_STATES),
  reason: bulkReasonSchema.nullable(),
  operationId: z.uuid().nullable(),
});
export type BulkRow = z.infer<typeof bulkRowSchema>;
export const bulkRowPageSchema = pageOf(bulkRowSchema);
export type BulkRowPage = z.infer<typeof bulkRowPageSchema>;

export const bulkRowsQuerySchema = pageQuerySchema.extend({
  verdict: z.enum(BULK_VERDICTS).optional(),
  state: z.enum(BULK_ROW_STATES).optional(),
});
export type BulkRowsQuery = z.infer<typeof bulkRowsQuerySchema>;

export const bulkResultsQuerySchema = z.object({ format: z.enum(['csv', 'json']).default('csv') });

export const confirmBulkOperationRequestSchema = z.strictObject({
  /** Take the file although it was taken before. */
  again: z.boolean().default(false),
});
