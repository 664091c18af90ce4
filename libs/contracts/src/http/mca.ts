import { MCA_REASON_CODES, MCA_STATUSES, NEXT_ACTIONS } from '@assent/domain';
import { z } from 'zod';
import { agreementStateSchema, attestationStateSchema, lastErrorSchema } from '../mca-state.js';
import { MCA_CHANGES } from '../messages/attestations/events.js';
import {
  contactSchema,
  countrySchema,
  deliverySchema,
  instantSchema,
  languageSchema,
  linkLifetimeSchema,
} from '../shared-schemas.js';
import { pageOf, pageQuerySchema } from './paging.js';

/** The summary cards; `total` leaves ended customers out. */
export const mcaSummarySchema = z.object({
  required: z.number().int(),
  pending: z.number().int(),
  expired: z.number().int(),
  ready: z.number().int(),
  compliant: z.number().int(),
  total: z.number().int(),
  asOf: instantSchema,
});
export type McaSummary = z.infer<typeof mcaSummarySchema>;

export const workListSortSchema = z.enum(['urgency', 'company', 'expiry', 'activity']);

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The filters of the work list. */
export const workListQuerySchema = pageQuerySchema.extend({
  status: z.enum(MCA_STATUSES).optional(),
  /** Part of company, domain, tenant id or contact email. */
  search: z.string().trim().min(1).max(200).optional(),
  reseller: z.uuid().optional(),
  providerInstance: z.uuid().optional(),
  country: countrySchema.optional(),
  expiringWithinHours: z.coerce.number().int().min(1).max(168).optional(),
  neverOpened: flag.optional(),
  excludeCompliant: flag.optional(),
  /** Why the customer is not compliant, such as `not_verified` or `declined`. */
  reason: z.enum(MCA_REASON_CODES).optional(),
  /** The last step at Microsoft failed and has not been put right since. */
  failing: flag.optional(),
  sort: workListSortSchema.default('urgency'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type WorkListQuery = z.infer<typeof workListQuerySchema>;

/** What the cards may be narrowed to; counts are kept by these, so they cost the same for any. */
export const mcaSummaryQuerySchema = workListQuerySchema.pick({ reseller: true, providerInstance: true });
export type McaSummaryQuery = z.infer<typeof mcaSummaryQuerySchema>;

/** The work list as a file: the same filters and order, all rows. */
export const workListExportQuerySchema = workListQuerySchema.omit({ limit: true, cursor: true }).extend({
  format: z.enum(['csv', 'json']).default('csv'),
  /** Puts a byte order mark before a CSV: without it Excel takes the text for something else than UTF-8. */
  bom: flag.optional(),
});
export type WorkListExportQuery = z.infer<typeof workListExportQuerySchema>;

/** One row of the work list. */
export const workListRowSchema = z.object({
  customerId: z.uuid(),
  providerInstanceId: z.uuid(),
  resellerId: z.uuid().nullable(),
  /** Null also for a moment after the reseller was first seen. */
  resellerName: z.string().nullable(),
  tenantId: z.uuid().nullable(),
  companyName: z.string(),
  domain: z.string().nullable(),
  country: countrySchema.nullable(),
  status: z.enum(MCA_STATUSES),
  reasonCode: z.enum(MCA_REASON_CODES),
  reason: z.string(),
  nextAction: z.enum(NEXT_ACTIONS),
  statusSince: instantSchema,
  attestationId: z.uuid().nullable(),
  contact: contactSchema.nullable(),
  expiresAt: instantSchema.nullable(),
  openedAt: instantSchema.nullable(),
  /** When the agreement is created by itself, unless somebody stops it. */
  finalisesAt: instantSchema.nullable(),
  lastActivityAt: instantSchema,
  /** A command on this customer that is still on its way. */
  pendingOperationId: z.uuid().nullable(),
});
export type WorkListRow = z.infer<typeof workListRowSchema>;
export const workListPageSchema = pageOf(workListRowSchema);
/** One customer in an export. */
export const workListExportSchema = z.array(workListRowSchema.omit({ pendingOperationId: true }));
export type WorkListExportRow = z.infer<typeof workListExportSchema>[number];
export type WorkListPage = z.infer<typeof workListPageSchema>;

/** An attestation with the two links an agent may hand out. */
export const attestationViewSchema = attestationStateSchema.omit({ acceptanceUrl: true }).extend({
  links: z.object({
    /** Our stable address, which outlives renewals; null when it was ended. */
    landing: z.url().nullable(),
    /** Microsoft's page behind it; null when there is none in force. */
    acceptance: z.url().nullable(),
  }),
  invitationSentAt: instantSchema.nullable(),
  lastReminderSentAt: instantSchema.nullable(),
  remindersSent: z.number().int(),
  deliveryFailure: z.string().nullable(),
});
export type AttestationView = z.infer<typeof attestationViewSchema>;

export const customerMcaSchema = z.object({
  customerId: z.uuid(),
  status: z.enum(MCA_STATUSES),
  reasonCode: z.enum(MCA_REASON_CODES),
  reason: z.string(),
  nextAction: z.enum(NEXT_ACTIONS),
  statusSince: instantSchema,
  verifiedAt: instantSchema.nullable(),
  attestation: attestationViewSchema.nullable(),
  agreement: agreementStateSchema.nullable(),
  lastError: lastErrorSchema.nullable(),
  history: z.array(attestationViewSchema),
  pendingOperationId: z.uuid().nullable(),
});
export type CustomerMca = z.infer<typeof customerMcaSchema>;

/** What the start dialog posts. */
export const startAttestationRequestSchema = z.strictObject({
  contact: contactSchema,
  linkLifetimeMinutes: linkLifetimeSchema.optional(),
  language: languageSchema.optional(),
  country: countrySchema.optional(),
  delivery: deliverySchema.default('email'),
  /** The running attestation that makes way for this one: another person is asked instead. */
  replaces: z.uuid().optional(),
});
export type StartAttestationRequest = z.input<typeof startAttestationRequestSchema>;

/** The customer's page as a signatory would see it; what is left out is as it stands. */
export const landingPreviewRequestSchema = z.strictObject({
  contact: contactSchema.pick({ firstName: true, lastName: true }).optional(),
  language: languageSchema.optional(),
  linkLifetimeMinutes: linkLifetimeSchema.optional(),
});
export type LandingPreviewRequest = z.input<typeof landingPreviewRequestSchema>;

export const renewAttestationRequestSchema = z.strictObject({
  linkLifetimeMinutes: linkLifetimeSchema.optional(),
  delivery: deliverySchema.optional(),
});
export type RenewAttestationRequest = z.input<typeof renewAttestationRequestSchema>;

export const eligibilitySchema = z.object({
  customerId: z.uuid(),
  allowed: z.boolean(),
  status: z.enum(MCA_STATUSES),
  reasonCode: z.enum(MCA_REASON_CODES),
  reason: z.string(),
  nextAction: z.enum(NEXT_ACTIONS),
  verifiedAt: instantSchema.nullable(),
});
export type Eligibility = z.infer<typeof eligibilitySchema>;

/** How an order system asks: by the customer's Microsoft tenant. */
export const eligibilityQuerySchema = z.object({
  tenantId: z.uuid(),
  /** Left out: the default provider instance. */
  providerInstanceId: z.uuid().optional(),
});
export type EligibilityQuery = z.infer<typeof eligibilityQuerySchema>;

export const timelineEntrySchema = z.object({
  id: z.uuid(),
  /** What happened: a change of the MCA, the customer or a delivery. */
  change: z.string().describe(`Such as ${MCA_CHANGES.slice(0, 4).join(', ')}.`),
  title: z.string(),
  occurredAt: instantSchema,
  actor: z.object({ kind: z.string(), display: z.string() }),
  correlationId: z.string(),
  attestationId: z.uuid().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export const timelinePageSchema = pageOf(timelineEntrySchema);
export type TimelinePage = z.infer<typeof timelinePageSchema>;

/** What the event stream sends, by event name. */
export const mcaStreamEventSchemas = {
  'customer-changed': z.object({ customerId: z.uuid(), status: z.enum(MCA_STATUSES).nullable() }),
  'summary-changed': mcaSummarySchema,
  'operation-settled': z.object({ operationId: z.uuid(), state: z.enum(['succeeded', 'refused']) }),
  'import-progressed': z.object({ importId: z.uuid() }),
  'bulk-operation-progressed': z.object({ bulkOperationId: z.uuid() }),
  'settings-changed': z.object({ providerInstanceId: z.uuid() }),
  /** A check of the connection to Microsoft is over; its other facts are read again once in a while. */
  'connection-checked': z.object({ providerInstanceId: z.uuid() }),
  /** The reader was away longer than the log reaches back: load everything anew. */
  reset: z.object({}),
} as const;
export type McaStreamEventName = keyof typeof mcaStreamEventSchemas;
