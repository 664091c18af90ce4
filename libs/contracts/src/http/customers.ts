import { MCA_STATUSES } from '@assent/domain';
import { z } from 'zod';
import { customerStateSchema } from '../customer-state.js';
import { newCustomerSchema } from '../messages/customers/commands.js';
import { instantSchema } from '../shared-schemas.js';
import { pageOf, pageQuerySchema } from './paging.js';

export const customerViewSchema = customerStateSchema
  .omit({ version: true })
  .extend({ resellerName: z.string().nullable(), pendingOperationId: z.uuid().nullable() });
export type CustomerView = z.infer<typeof customerViewSchema>;
export const customerPageSchema = pageOf(customerViewSchema);
export type CustomerPage = z.infer<typeof customerPageSchema>;

export const customerListQuerySchema = pageQuerySchema.extend({
  search: z.string().trim().min(1).max(200).optional(),
  providerInstance: z.uuid().optional(),
  reseller: z.uuid().optional(),
  /** Ended customers are left out unless asked for. */
  includeEnded: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
export type CustomerListQuery = z.infer<typeof customerListQuerySchema>;

export const createCustomerRequestSchema = newCustomerSchema.strict().extend({
  /** Left out: the default provider instance. */
  providerInstanceId: z.uuid().optional(),
  resellerId: z.uuid().optional(),
});
export type CreateCustomerRequest = z.input<typeof createCustomerRequestSchema>;

export const importRequestSchema = z.strictObject({ providerInstanceId: z.uuid().optional() });
export type ImportRequest = z.input<typeof importRequestSchema>;

export const importViewSchema = z.object({
  id: z.uuid(),
  providerInstanceId: z.uuid(),
  state: z.enum(['running', 'completed', 'failed']),
  pages: z.number().int(),
  seen: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  ended: z.number().int(),
  startedAt: instantSchema,
  updatedAt: instantSchema,
});
export type ImportView = z.infer<typeof importViewSchema>;

/** Another customer whose agreement the same person is asked for, or is the contact of. */
export const sameContactCustomerSchema = z.object({
  customerId: z.uuid(),
  companyName: z.string(),
  domain: z.string().nullable(),
  status: z.enum(MCA_STATUSES),
  reason: z.string(),
});
export type SameContactCustomer = z.infer<typeof sameContactCustomerSchema>;
export const sameContactPageSchema = pageOf(sameContactCustomerSchema);
export type SameContactPage = z.infer<typeof sameContactPageSchema>;
