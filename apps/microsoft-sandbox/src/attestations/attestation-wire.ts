import { z } from 'zod';
import { emailFault, personNameFault, companyNameFault } from '../customers/customer-rules.js';
import type { AttestationRecord } from '../state/sandbox-state.js';

/** How long an acceptance link may live, in minutes [B]; what Microsoft takes when it is not told is [?]. */
export const LINK_LIFETIME_MINUTES = { min: 5, max: 10_080, default: 10_080 } as const;

const checked = (fault: (text: string) => string | undefined) =>
  z.string().superRefine((text, context) => {
    const message = fault(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
const phone = z.string().trim().max(30).nullish();
const minutes = z.number().int().min(LINK_LIFETIME_MINUTES.min).max(LINK_LIFETIME_MINUTES.max).nullish();

/**
 * Body of `POST /v1/attestations/enhanced`. Country and the names of the signatory are [A]; the other keys
 * are the most likely spelling [C], and where two are likely, both are taken.
 */
export const newAttestationSchema = z
  .object({
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})*$/, 'must be a language such as en-US'),
    companyName: checked(companyNameFault),
    signatoryFirstName: checked(personNameFault),
    signatoryLastName: checked(personNameFault),
    signatoryEmail: z.email().and(checked(emailFault)),
    signatoryPhoneNumber: phone,
    signatoryPhone: phone,
    expirationTime: minutes,
    expirationTimeInMinutes: minutes,
  })
  .transform((body) => ({
    country: body.country,
    language: body.language,
    companyName: body.companyName.trim(),
    signatory: {
      firstName: body.signatoryFirstName.trim(),
      lastName: body.signatoryLastName.trim(),
      email: body.signatoryEmail,
      phoneNumber: body.signatoryPhoneNumber ?? body.signatoryPhone ?? null,
    },
    lifetimeMinutes: body.expirationTime ?? body.expirationTimeInMinutes ?? LINK_LIFETIME_MINUTES.default,
  }));
export type NewAttestation = z.output<typeof newAttestationSchema>;

/** `Pending` was seen on the wire [B]; the other two are inferred [C]. */
export type AttestationStatus = 'Pending' | 'Accepted' | 'Expired';

/** An accepted attestation stays accepted: whether one lapses unused is [?]. */
export function attestationStatus(attestation: AttestationRecord, now: number): AttestationStatus {
  if (attestation.acceptedAt !== null) return 'Accepted';
  return now >= attestation.expiresAt ? 'Expired' : 'Pending';
}

/** The attestation as the API answers it: id [B] and status [B], the rest [?]. */
export function attestationBody(attestation: AttestationRecord, now: number): Record<string, unknown> {
  return {
    attestationId: attestation.id,
    status: attestationStatus(attestation, now),
    country: attestation.country,
    language: attestation.language,
    companyName: attestation.companyName,
    signatoryFirstName: attestation.signatory.firstName,
    signatoryLastName: attestation.signatory.lastName,
    signatoryEmail: attestation.signatory.email,
    signatoryPhoneNumber: attestation.signatory.phoneNumber,
    createdDate: new Date(attestation.createdAt).toISOString(),
    expirationDate: new Date(attestation.expiresAt).toISOString(),
    ...(attestation.acceptedAt !== null && { acceptedDate: new Date(attestation.acceptedAt).toISOString() }),
    attributes: { objectType: 'EnhancedAttestation' },
  };
}
