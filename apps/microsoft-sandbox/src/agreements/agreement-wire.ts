import { z } from 'zod';
import type { AgreementRecord, PrimaryContact } from '../state/sandbox-state.js';
import { AGREEMENT_METADATA, CUSTOMER_AGREEMENT_TEMPLATE } from './templates.js';

/**
 * Body of `POST /v1/customers/{id}/agreements` [A], with the attestation's id beside the type [C].
 */
export const newAgreementSchema = z.object({
  type: z.literal('MicrosoftCustomerAgreement'),
  attestationId: z.guid().optional(),
  templateId: z.literal(CUSTOMER_AGREEMENT_TEMPLATE).optional(),
  dateAgreed: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date')
    .optional(),
  primaryContact: z
    .object({
      firstName: z.string().min(1),
      lastName: z.string().min(1),
      email: z.email(),
      phoneNumber: z.string().nullish(),
    })
    .optional(),
});

/** An agreement as lists show it; there is no status field [A]. */
export function agreementItem(agreement: AgreementRecord): Record<string, unknown> {
  const { phoneNumber, ...names } = agreement.primaryContact;
  return {
    primaryContact: { ...names, ...(phoneNumber !== null && { phoneNumber }) },
    templateId: agreement.templateId,
    dateAgreed: agreement.dateAgreed,
    type: agreement.type,
    agreementLink: AGREEMENT_METADATA.find(({ templateId }) => templateId === agreement.templateId)
      ?.agreementLink,
    ...(agreement.userId !== null && { userId: agreement.userId }),
  };
}

/** A collection without further pages [A]. */
export function collection(items: readonly unknown[]): Record<string, unknown> {
  return { totalCount: items.length, items, attributes: { objectType: 'Collection' } };
}

/** The four values by which Microsoft takes two signatories for the same: 600061 [A], read as "all four" [C]. */
export function isSameSignatory(a: PrimaryContact, b: PrimaryContact): boolean {
  const fold = (contact: PrimaryContact): string =>
    [contact.firstName, contact.lastName, contact.email, (contact.phoneNumber ?? '').replace(/\D/g, '')]
      .map((part) => part.trim().toLowerCase())
      .join('\n');
  return fold(a) === fold(b);
}
