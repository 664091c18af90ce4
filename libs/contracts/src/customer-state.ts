import { z } from 'zod';
import { contactSchema, countrySchema, instantSchema } from './shared-schemas.js';

/** The full public state of a customer, as the customers service publishes it. */
export const customerStateSchema = z.object({
  customerId: z.uuid(),
  version: z.number().int().positive(),
  providerInstanceId: z.uuid(),
  resellerId: z.uuid().nullable(),
  /** The customer's Microsoft tenant; null while it is being created there. */
  tenantId: z.uuid().nullable(),
  companyName: z.string(),
  domain: z.string().nullable(),
  /** Unknown until Microsoft or a person says it: the list of tenants does not carry it. */
  country: countrySchema.nullable(),
  contact: contactSchema.nullable(),
  /** `creating` and `ending` wait for Microsoft; `failed` could not be created; `ended` is out of lists and counts. */
  lifecycle: z.enum(['creating', 'active', 'ending', 'ended', 'failed']),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type CustomerState = z.infer<typeof customerStateSchema>;
