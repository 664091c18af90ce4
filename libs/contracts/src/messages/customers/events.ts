import { z } from 'zod';
import { customerStateSchema } from '../../customer-state.js';
import { exampleContact, exampleIds, exampleInstant } from '../../examples.js';
import { defineEvent } from '../../message-contract.js';
import { refusalSchema, refusedBy, settledBy, settlesSchema } from '../../shared-schemas.js';

/** What an update of a customer is about: its names at Microsoft, country and contact, or its reseller. */
export const CUSTOMER_UPDATES = ['names', 'details', 'reseller'] as const;
export type CustomerUpdate = (typeof CUSTOMER_UPDATES)[number];

/** A customer came, changed or ended. Carries the full public state; older versions are to be ignored. */
export const customerChanged = defineEvent({
  type: 'customers.customer-changed',
  version: 1,
  data: z.object({
    customer: customerStateSchema,
    /** What happened, for the timeline. */
    change: z.enum([
      'customer_imported',
      'customer_create_requested',
      'customer_created',
      'customer_create_failed',
      'customer_updated',
      'customer_ending',
      'customer_ended',
      'customer_end_failed',
    ]),
    /** With `customer_updated`; a sender of before this field leaves it out, and such a receiver ignores it. */
    updated: z.enum(CUSTOMER_UPDATES).optional(),
    settles: settlesSchema,
  }),
  to: ['attestations', 'gateway'],
  bundled: true,
  answers: settledBy,
  sensitive: ['customer.contact'],
  example: {
    customer: {
      customerId: exampleIds.customer,
      version: 1,
      providerInstanceId: exampleIds.providerInstance,
      resellerId: null,
      tenantId: exampleIds.tenant,
      companyName: 'Nordwind Logistik GmbH',
      domain: 'nordwindlogistik.onmicrosoft.com',
      country: 'DE',
      contact: exampleContact,
      lifecycle: 'active',
      createdAt: exampleInstant,
      updatedAt: exampleInstant,
    },
    change: 'customer_imported',
    settles: [],
  },
});

/** How far an import has come. */
export const importProgressed = defineEvent({
  type: 'customers.import-progressed',
  version: 1,
  data: z.object({
    importId: z.uuid(),
    state: z.enum(['running', 'completed', 'failed']),
    pages: z.number().int().nonnegative(),
    seen: z.number().int().nonnegative(),
    created: z.number().int().nonnegative(),
    changed: z.number().int().nonnegative(),
    ended: z.number().int().nonnegative(),
    settles: settlesSchema,
  }),
  to: ['gateway'],
  answers: settledBy,
  example: {
    importId: exampleIds.import,
    state: 'running',
    pages: 1,
    seen: 500,
    created: 498,
    changed: 2,
    ended: 0,
    settles: [],
  },
});

/** A command could not be carried out; closes its operation. */
export const customersCommandRefused = defineEvent({
  type: 'customers.command-refused',
  version: 1,
  data: z.object({ operationId: z.uuid(), refusal: refusalSchema }),
  to: ['gateway'],
  answers: refusedBy,
  sensitive: ['refusal.detail', 'refusal.errors'],
  example: {
    operationId: exampleIds.operation,
    refusal: { code: 'customer_not_found', detail: 'There is no customer with this id.' },
  },
});
