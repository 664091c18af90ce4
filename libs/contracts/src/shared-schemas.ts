import { LINK_LIFETIME_MINUTES } from '@assent/domain';
import { z } from 'zod';

/** A point in time, UTC, ISO 8601. */
export const instantSchema = z.iso.datetime();
/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'Use the two-letter country code, such as DE.');
/** BCP 47 tag of the agreement's language, such as `en-US` or `de`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'Use a language tag such as en-US.');

/** The signatory as stored and sent; Microsoft's name rules are checked by `@assent/domain`, not here. */
export const contactSchema = z.object({
  firstName: z.string().trim().min(1).max(100),
  lastName: z.string().trim().min(1).max(100),
  email: z.email().max(255),
  phone: z.string().trim().min(1).max(30).optional(),
});
export type ContactData = z.infer<typeof contactSchema>;

/** Whom the person who was asked named as the right signatory; the same rules as for a contact. */
export const suggestedContactSchema = contactSchema.omit({ phone: true });

export const linkLifetimeSchema = z
  .number()
  .int()
  .min(LINK_LIFETIME_MINUTES.min)
  .max(LINK_LIFETIME_MINUTES.max);

/** `email`: Assent mails the link. `manual`: the partner hands it over. */
export const deliverySchema = z.enum(['email', 'manual']);
export type Delivery = z.infer<typeof deliverySchema>;

/** One thing wrong with one field of a request. */
export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() });

/** Why a command was refused, in the terms of RFC 9457 without what only HTTP knows. */
export const refusalSchema = z.object({
  /** A key of `PROBLEMS`. */
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldErrorSchema).default([]),
  /** Ids the reader needs, such as the running attestation's; never personal data. */
  references: z.record(z.string(), z.string()).default({}),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** A resource that an operation has made or changed. */
export const resourceSchema = z.object({
  kind: z.enum([
    'attestation',
    'agreement',
    'connection',
    'customer',
    'customer_mca',
    'import',
    'provider_instance_settings',
    'reminder',
  ]),
  id: z.uuid(),
});
export type Resource = z.infer<typeof resourceSchema>;

/** The operations that an event closes as succeeded, with what they produced. */
export const settlesSchema = z.array(z.object({ operationId: z.uuid(), resource: resourceSchema }));
export type Settles = z.infer<typeof settlesSchema>;

/** Whom an event that settles operations answers. */
export const settledBy = ({ settles }: { readonly settles: Settles }): string[] =>
  settles.map(({ operationId }) => operationId);

/** Whom a refusal answers. */
export const refusedBy = ({ operationId }: { readonly operationId: string }): string[] => [operationId];
