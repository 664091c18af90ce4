import { ATTESTATION_STATES } from '@assent/domain';
import { z } from 'zod';
import { exampleContact, exampleIds, exampleMcaState } from '../../examples.js';
import { mcaStateSchema, sensitiveMcaPaths } from '../../mca-state.js';
import { defineEvent } from '../../message-contract.js';
import {
  contactSchema,
  instantSchema,
  languageSchema,
  refusalSchema,
  settledBy,
  settlesSchema,
  refusedBy,
} from '../../shared-schemas.js';

/** What may happen to a customer's MCA, as its timeline names it. */
export const MCA_CHANGES = [
  /** Told by earlier versions when they first heard of a customer; stands in timelines. */
  'tracked',
  'customer_facts_changed',
  'attestation_requested',
  'link_generated',
  'attestation_failed',
  'waiting_for_microsoft',
  'link_opened',
  'accepted',
  'accepted_late',
  'late_acceptance_recorded',
  'declined',
  'signatory_suggested',
  'suggestion_dismissed',
  'expired',
  'revoked',
  'superseded',
  'reminder_requested',
  'finalisation_scheduled',
  'finalisation_held',
  'agreement_requested',
  'agreement_failed',
  'finalised',
  'verified',
  'verification_unavailable',
  'accepted_directly',
  'status_refreshed',
  'ended',
] as const;
export type McaChange = (typeof MCA_CHANGES)[number];

/** Something happened to a customer's MCA. Carries the full public state; older versions are to be ignored. */
export const mcaChanged = defineEvent({
  type: 'attestations.mca-changed',
  version: 1,
  data: z.object({
    mca: mcaStateSchema,
    change: z.enum(MCA_CHANGES),
    /** Which attestation it happened to, where it was one. */
    attestationId: z.uuid().nullable(),
    settles: settlesSchema,
  }),
  to: ['gateway'],
  bundled: true,
  answers: settledBy,
  sensitive: sensitiveMcaPaths('mca'),
  example: {
    mca: exampleMcaState,
    change: 'link_generated',
    attestationId: exampleIds.attestation,
    settles: [
      { operationId: exampleIds.operation, resource: { kind: 'attestation', id: exampleIds.attestation } },
    ],
  },
});

/** A command could not be carried out; closes its operation. */
export const attestationsCommandRefused = defineEvent({
  type: 'attestations.command-refused',
  version: 1,
  data: z.object({ operationId: z.uuid(), refusal: refusalSchema }),
  to: ['gateway'],
  answers: refusedBy,
  sensitive: ['refusal.detail', 'refusal.errors'],
  example: {
    operationId: exampleIds.operation,
    refusal: {
      code: 'attestation_already_live',
      detail: 'An attestation is already waiting for this customer.',
      references: { attestationId: exampleIds.attestation },
    },
  },
});

/**
 * The signatory has a link that can be sent. Never carries Microsoft's link: the receiver builds our own
 * address from `signatoryLinkId`.
 */
const invitation = z.object({
  customerId: z.uuid(),
  attestationId: z.uuid(),
  signatoryLinkId: z.uuid(),
  companyName: z.string(),
  contact: contactSchema,
  language: languageSchema,
  expiresAt: instantSchema,
});
const exampleInvitation = {
  customerId: exampleIds.customer,
  attestationId: exampleIds.attestation,
  signatoryLinkId: exampleIds.signatoryLink,
  companyName: 'Nordwind Logistik GmbH',
  contact: exampleContact,
  language: 'de-DE',
  expiresAt: '2026-02-10T09:30:00.000Z',
};

/** A link is there and the partner wants Assent to mail it; `renewal` says it replaces an earlier one. */
export const invitationRequested = defineEvent({
  type: 'attestations.invitation-requested',
  version: 1,
  data: invitation.extend({ renewal: z.boolean() }),
  to: ['notifications'],
  sensitive: ['contact'],
  example: { ...exampleInvitation, renewal: false },
});

/** A person wants the signatory reminded. */
export const reminderRequested = defineEvent({
  type: 'attestations.reminder-requested',
  version: 1,
  data: invitation,
  to: ['notifications'],
  sensitive: ['contact'],
  example: exampleInvitation,
});

/** An attestation stopped waiting for the customer: mails about it that are not sent yet must not go out. */
export const attestationClosed = defineEvent({
  type: 'attestations.attestation-closed',
  version: 1,
  data: z.object({ customerId: z.uuid(), attestationId: z.uuid(), state: z.enum(ATTESTATION_STATES) }),
  to: ['notifications'],
  bundled: true,
  example: { customerId: exampleIds.customer, attestationId: exampleIds.attestation, state: 'accepted' },
});
