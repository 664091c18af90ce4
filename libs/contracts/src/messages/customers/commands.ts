import { z } from 'zod';
import { exampleContact, exampleIds } from '../../examples.js';
import { defineCommand } from '../../message-contract.js';
import { contactSchema, countrySchema, languageSchema } from '../../shared-schemas.js';

/** Where the customer's company sits, in the fields that Microsoft's create call takes. */
export const addressSchema = z.object({
  line1: z.string().trim().min(1).max(200),
  line2: z.string().trim().max(200).optional(),
  city: z.string().trim().min(1).max(100),
  state: z.string().trim().max(50).optional(),
  postalCode: z.string().trim().max(30).optional(),
  country: countrySchema,
});

export const newCustomerSchema = z.object({
  companyName: z.string().trim().min(1).max(255),
  /** The first part of the new tenant's domain, before `.onmicrosoft.com`. */
  domainPrefix: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9]{1,26}$/, 'Use 2 to 27 letters and digits, a letter first.'),
  organizationRegistrationNumber: z.string().trim().min(1).max(255).optional(),
  language: languageSchema,
  contact: contactSchema,
  address: addressSchema,
});

/** Create a customer, also at Microsoft. The aggregate id is the customer's, minted by the gateway. */
export const createCustomer = defineCommand({
  type: 'customers.create-customer',
  version: 1,
  data: newCustomerSchema,
  to: ['customers'],
  sensitive: ['contact', 'address'],
  example: {
    companyName: 'Nordwind Logistik GmbH',
    domainPrefix: 'nordwindlogistik',
    language: 'de-DE',
    contact: exampleContact,
    address: { line1: 'Hafenstraße 7', city: 'Hamburg', postalCode: '20457', country: 'DE' },
  },
});

/** List every tenant of a provider instance from Partner Center. The aggregate id is the import's. */
export const importCustomers = defineCommand({
  type: 'customers.import-customers',
  version: 1,
  data: z.object({ importId: z.uuid() }),
  to: ['customers'],
  example: { importId: exampleIds.import },
});

/** End the relationship with the customer at Microsoft and take it out of lists and counts. */
export const endRelationship = defineCommand({
  type: 'customers.end-relationship',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['customers'],
  example: { customerId: exampleIds.customer },
});

/** Outside work: read the next page of an import. */
export const readImportPage = defineCommand({
  type: 'customers.read-import-page',
  version: 1,
  data: z.object({ importId: z.uuid() }),
  to: ['customers-work'],
  example: { importId: exampleIds.import },
});

/** Outside work: create the customer at Microsoft, or find out what became of the last try. */
export const createCustomerAtMicrosoft = defineCommand({
  type: 'customers.create-customer-at-microsoft',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['customers-work'],
  example: { customerId: exampleIds.customer },
});

/** Outside work: end the relationship at Microsoft. */
export const endRelationshipAtMicrosoft = defineCommand({
  type: 'customers.end-relationship-at-microsoft',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['customers-work'],
  example: { customerId: exampleIds.customer },
});

/** Outside work: read the customer's country and primary contact, which Microsoft's list does not carry. */
export const readCustomerDetails = defineCommand({
  type: 'customers.read-customer-details',
  version: 1,
  data: z.object({ customerId: z.uuid() }),
  to: ['customers-work'],
  example: { customerId: exampleIds.customer },
});
