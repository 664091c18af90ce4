import { z } from 'zod';
import { resellerStateSchema } from '../reseller-state.js';
import { pageOf, pageQuerySchema } from './paging.js';

/** A reseller as the portal and order systems see it. */
export const resellerViewSchema = resellerStateSchema
  .omit({ version: true, createdAt: true, updatedAt: true })
  .extend({
    /** Customers of it on the work list. */
    customers: z.number().int().nonnegative(),
  });
export type ResellerView = z.infer<typeof resellerViewSchema>;
export const resellerPageSchema = pageOf(resellerViewSchema);
export type ResellerPage = z.infer<typeof resellerPageSchema>;

export const resellerListQuerySchema = pageQuerySchema.extend({
  /** Part of the name, or of the number in Microsoft's partner network. */
  search: z.string().trim().min(1).max(200).optional(),
  providerInstance: z.uuid().optional(),
});
export type ResellerListQuery = z.infer<typeof resellerListQuerySchema>;
