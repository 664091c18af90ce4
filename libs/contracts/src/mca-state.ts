import {
  AGREEMENT_SOURCES,
  ATTESTATION_STATES,
  MCA_REASON_CODES,
  MCA_STATUSES,
  NEXT_ACTIONS,
} from '@assent/domain';
import { z } from 'zod';
import {
  contactSchema,
  countrySchema,
  deliverySchema,
  instantSchema,
  languageSchema,
  suggestedContactSchema,
} from './shared-schemas.js';

/** What may go wrong later with an attestation. A warning never blocks anything. */
export const ATTESTATION_WARNINGS = [
  /** Microsoft knows an agreement with the same signatory and may refuse another one (600061). */
  'signatory_used_before',
] as const;
export type AttestationWarning = (typeof ATTESTATION_WARNINGS)[number];

/** What the longest note of a signatory to the partner may be. */
export const NOTE_LENGTH = 1000;

/** Whom the person who was asked named as the right signatory. Nothing comes of it until the partner confirms. */
export const signatorySuggestionSchema = z.object({
  contact: suggestedContactSchema,
  note: z.string().max(NOTE_LENGTH).nullable(),
  suggestedAt: instantSchema,
  /** When the partner said no to it; null: it waits for a decision while the attestation is the present one. */
  dismissedAt: instantSchema.nullable(),
});
export type SignatorySuggestionData = z.infer<typeof signatorySuggestionSchema>;

/** One attestation as others may know it. */
export const attestationStateSchema = z.object({
  id: z.uuid(),
  state: z.enum(ATTESTATION_STATES),
  /** The signatory's stable address at Assent; it spans renewals. */
  signatoryLinkId: z.uuid(),
  contact: contactSchema,
  country: countrySchema,
  language: languageSchema,
  delivery: deliverySchema,
  linkLifetimeMinutes: z.number().int(),
  requestedAt: instantSchema,
  linkGeneratedAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
  /** When a person first went on from our page to Microsoft's. */
  openedAt: instantSchema.nullable(),
  acceptedAt: instantSchema.nullable(),
  /** When the agreement is created by itself, unless a person stops it; null: not by itself. */
  finalisesAt: instantSchema.nullable().default(null),
  /** When a person, or the partner's settings, stopped that. */
  finalisationHeldAt: instantSchema.nullable().default(null),
  finalisedAt: instantSchema.nullable(),
  /** When Microsoft confirmed an acceptance that waits for a person's decision; null: there is none that does. */
  lateAcceptedAt: instantSchema.nullable().default(null),
  /** When it left the live states, for whatever reason. */
  closedAt: instantSchema.nullable(),
  declineReason: z.string().nullable(),
  /** Microsoft's acceptance page for this attestation: whoever holds it can accept. */
  acceptanceUrl: z.url().nullable(),
  warnings: z.array(z.enum(ATTESTATION_WARNINGS)).default([]),
  suggestion: signatorySuggestionSchema.nullable().default(null),
});
export type AttestationStateData = z.infer<typeof attestationStateSchema>;

export const agreementStateSchema = z.object({
  source: z.enum(AGREEMENT_SOURCES),
  /** Unknown for direct acceptance: Microsoft does not tell. */
  dateAgreed: instantSchema.nullable(),
  valid: z.boolean(),
  /** Who accepted for the customer, as Microsoft names them. */
  contact: contactSchema.partial().nullable(),
  templateId: z.string().nullable(),
});
export type AgreementState = z.infer<typeof agreementStateSchema>;

/** The last thing that went wrong and has not been put right since. */
export const lastErrorSchema = z.object({
  /** A key of `PROBLEMS`. */
  code: z.string(),
  detail: z.string(),
  microsoftCode: z.string().nullable(),
  microsoftCorrelationId: z.string().nullable(),
  at: instantSchema,
});
export type LastError = z.infer<typeof lastErrorSchema>;

/** How many earlier attestations a state carries; older ones stay in the attestations service. */
export const HISTORY_LENGTH = 20;

/** The full public state of one customer's MCA, as the attestations service publishes it. */
export const mcaStateSchema = z.object({
  customerId: z.uuid(),
  version: z.number().int().positive(),
  providerInstanceId: z.uuid(),
  resellerId: z.uuid().nullable(),
  /** An ended customer is out of lists and counts; its evidence is kept. */
  ended: z.boolean(),
  status: z.enum(MCA_STATUSES),
  reasonCode: z.enum(MCA_REASON_CODES),
  nextAction: z.enum(NEXT_ACTIONS),
  /** Since when the customer has this status. */
  statusSince: instantSchema,
  /** When Microsoft was last asked for this customer's agreements; null: never. */
  verifiedAt: instantSchema.nullable(),
  agreement: agreementStateSchema.nullable(),
  lastError: lastErrorSchema.nullable(),
  /** The live attestation, else the newest one. */
  attestation: attestationStateSchema.nullable(),
  /** Earlier ones, newest first. */
  history: z.array(attestationStateSchema).max(HISTORY_LENGTH),
});
export type McaState = z.infer<typeof mcaStateSchema>;

/** The personal and secret fields of an `McaState` below `prefix`. */
export function sensitiveMcaPaths(prefix: string): string[] {
  return [
    `${prefix}.agreement.contact`,
    `${prefix}.lastError.detail`,
    `${prefix}.attestation.contact`,
    `${prefix}.attestation.acceptanceUrl`,
    `${prefix}.attestation.declineReason`,
    `${prefix}.attestation.suggestion.contact`,
    `${prefix}.attestation.suggestion.note`,
    `${prefix}.history.*.contact`,
    `${prefix}.history.*.acceptanceUrl`,
    `${prefix}.history.*.declineReason`,
    `${prefix}.history.*.suggestion.contact`,
    `${prefix}.history.*.suggestion.note`,
  ];
}
