import { z } from 'zod';
import { instantSchema } from './shared-schemas.js';

/** The full public state of an indirect reseller, as the customers service publishes it. */
export const resellerStateSchema = z.object({
  resellerId: z.uuid(),
  version: z.number().int().positive(),
  providerInstanceId: z.uuid(),
  /** The reseller's own tenant at Microsoft. */
  tenantId: z.uuid(),
  name: z.string(),
  /** Its number in Microsoft's partner network. */
  mpnId: z.string().nullable(),
  /** Where it is, in Microsoft's words; mostly two letters of a country. */
  location: z.string().nullable(),
  /** False once Microsoft no longer lists the relationship; its name is kept. */
  active: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type ResellerState = z.infer<typeof resellerStateSchema>;
