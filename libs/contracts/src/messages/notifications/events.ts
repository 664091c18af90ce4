import { z } from 'zod';
import { exampleIds, exampleInstant } from '../../examples.js';
import { defineEvent } from '../../message-contract.js';
import { instantSchema } from '../../shared-schemas.js';

/** What is known about the delivery of the messages to one customer's signatory. */
export const deliveryStateSchema = z.object({
  customerId: z.uuid(),
  version: z.number().int().positive(),
  attestationId: z.uuid(),
  invitationSentAt: instantSchema.nullable(),
  lastReminderSentAt: instantSchema.nullable(),
  remindersSent: z.number().int().nonnegative(),
  /** Why the newest message could not be handed over, in plain words without addresses; null when it could. */
  failure: z.string().nullable(),
});
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** A message was sent or could not be. Carries the full delivery state of the customer. */
export const deliveryChanged = defineEvent({
  type: 'notifications.delivery-changed',
  version: 1,
  data: z.object({
    delivery: deliveryStateSchema,
    change: z.enum([
      'invitation_sent',
      'invitation_failed',
      'reminder_sent',
      'reminder_failed',
      'mail_cancelled',
    ]),
  }),
  to: ['gateway'],
  bundled: true,
  example: {
    delivery: {
      customerId: exampleIds.customer,
      version: 1,
      attestationId: exampleIds.attestation,
      invitationSentAt: exampleInstant,
      lastReminderSentAt: null,
      remindersSent: 0,
      failure: null,
    },
    change: 'invitation_sent',
  },
});
