import { z } from 'zod';
import { exampleContact, exampleIds } from '../../examples.js';
import { NOTE_LENGTH } from '../../mca-state.js';
import { defineCommand } from '../../message-contract.js';
import {
  contactSchema,
  countrySchema,
  deliverySchema,
  languageSchema,
  linkLifetimeSchema,
  suggestedContactSchema,
} from '../../shared-schemas.js';

/*
 * The aggregate of every command here is the customer: one customer_mca decides about one customer.
 */

/**
 * Start an attestation for a customer that has no live one, or in place of the live one that
 * `replacesAttestationId` names, which is superseded. Ids are minted by the gateway.
 */
export const startAttestation = defineCommand({
  type: 'attestations.start-attestation',
  version: 1,
  data: z.object({
    customerId: z.uuid(),
    attestationId: z.uuid(),
    contact: contactSchema,
    /** Null: what the partner has chosen for the provider instance. */
    linkLifetimeMinutes: linkLifetimeSchema.nullable(),
    /** Null: the customer's, else the provider instance's default. */
    country: countrySchema.nullable(),
    language: languageSchema.nullable(),
    delivery: deliverySchema,
    replacesAttestationId: z.uuid().nullable().default(null),
  }),
  to: ['attestations'],
  sensitive: ['contact'],
  example: {
    customerId: exampleIds.customer,
    attestationId: exampleIds.attestation,
    contact: exampleContact,
    linkLifetimeMinutes: 10080,
    country: 'DE',
    language: 'de-DE',
    delivery: 'email',
  },
});

/** Give the same signatory a fresh link; the earlier attestation is superseded, our address stays. */
export const renewAttestation = defineCommand({
  type: 'attestations.renew-attestation',
  version: 1,
  data: z.object({
    customerId: z.uuid(),
    attestationId: z.uuid(),
    newAttestationId: z.uuid(),
    linkLifetimeMinutes: linkLifetimeSchema.nullable(),
    /** Null: as before. */
    delivery: deliverySchema.nullable(),
  }),
  to: ['attestations'],
  example: {
    customerId: exampleIds.customer,
    attestationId: exampleIds.attestation,
    newAttestationId: '0192f0a0-0000-7000-8000-0000000000a2',
    linkLifetimeMinutes: null,
    delivery: null,
  },
});

/** Remind the signatory of a live link, by mail. */
export const remindSignatory = defineCommand({
  type: 'attestations.remind-signatory',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid() }),
  to: ['attestations'],
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation },
});

/** Take an attestation back. Our address ends at once; Microsoft's link cannot be cancelled. */
export const revokeAttestation = defineCommand({
  type: 'attestations.revoke-attestation',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid() }),
  to: ['attestations'],
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation },
});

/** Ask Microsoft now: about the open attestation, the agreements and direct acceptance. */
export const refreshStatus = defineCommand({
  type: 'attestations.refresh-status',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['attestations'],
  example: { customerId: exampleIds.customer },
});

/** Create the agreement from the accepted attestation. */
export const createAgreement = defineCommand({
  type: 'attestations.create-agreement',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['attestations'],
  example: { customerId: exampleIds.customer },
});

/** Do not create the agreement by itself: from now on only when a person asks for it. */
export const holdAgreement = defineCommand({
  type: 'attestations.hold-agreement',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['attestations'],
  example: { customerId: exampleIds.customer },
});

/** What something that a signatory does on our page is about. */
const answered = {
  customerId: z.uuid(),
  signatoryLinkId: z.uuid(),
  /**
   * What the page showed: the next attestation for the same signatory stands behind the same address, and an answer
   * that comes late, or again, must not be taken for one to that. Senders of before it leave it out.
   */
  attestationId: z.uuid().optional(),
};

/** The signatory went on from our page to Microsoft's. */
export const recordLinkOpened = defineCommand({
  type: 'attestations.record-link-opened',
  version: 1,
  data: z.object(answered),
  to: ['attestations'],
  example: { customerId: exampleIds.customer, signatoryLinkId: exampleIds.signatoryLink },
});

/** The signatory declined on our page. */
export const declineAttestation = defineCommand({
  type: 'attestations.decline-attestation',
  version: 1,
  data: z.object({ ...answered, reason: z.string().trim().max(1000).nullable() }),
  to: ['attestations'],
  sensitive: ['reason'],
  example: {
    customerId: exampleIds.customer,
    signatoryLinkId: exampleIds.signatoryLink,
    reason: 'We buy through another partner now.',
  },
});

/** The signatory named somebody else on our page as the right person. Nobody is written to before the partner confirms. */
export const suggestSignatory = defineCommand({
  type: 'attestations.suggest-signatory',
  version: 1,
  data: z.object({
    ...answered,
    contact: suggestedContactSchema,
    note: z.string().trim().max(NOTE_LENGTH).nullable(),
  }),
  to: ['attestations'],
  sensitive: ['contact', 'note'],
  example: {
    customerId: exampleIds.customer,
    signatoryLinkId: exampleIds.signatoryLink,
    contact: { firstName: 'Grace', lastName: 'Lund', email: 'grace.lund@nordwind.example' },
    note: 'She signs for the company.',
  },
});

/** The partner does not follow the signatory's suggestion: the one who was asked stays the one to accept. */
export const dismissSuggestion = defineCommand({
  type: 'attestations.dismiss-suggestion',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid() }),
  to: ['attestations'],
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation },
});

/** The signatory asked on our page for a new link, because the old one ran out. */
export const requestNewLink = defineCommand({
  type: 'attestations.request-new-link',
  version: 1,
  data: z.object({ ...answered, newAttestationId: z.uuid() }),
  to: ['attestations'],
  example: {
    customerId: exampleIds.customer,
    signatoryLinkId: exampleIds.signatoryLink,
    newAttestationId: '0192f0a0-0000-7000-8000-0000000000a2',
  },
});

/** Outside work: create the attestation at Microsoft, which yields the acceptance link. */
export const createAttestationAtMicrosoft = defineCommand({
  type: 'attestations.create-attestation-at-microsoft',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid() }),
  to: ['attestations-work'],
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation },
});

/** Outside work: ask Microsoft whether the customer has accepted. */
export const pollAcceptance = defineCommand({
  type: 'attestations.poll-acceptance',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid() }),
  to: ['attestations-work'],
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation },
});

/** Outside work: create the agreement at Microsoft. */
export const createAgreementAtMicrosoft = defineCommand({
  type: 'attestations.create-agreement-at-microsoft',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid() }),
  to: ['attestations-work'],
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation },
});

/** Outside work: read the customer's agreements and direct acceptance from Microsoft. */
export const verifyCustomer = defineCommand({
  type: 'attestations.verify-customer',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['attestations-work'],
  example: { customerId: exampleIds.customer },
});
