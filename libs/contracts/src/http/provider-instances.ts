import { z } from 'zod';
import { providerInstanceProfileSchema } from '../provider-instance.js';

/** The partner's connections to Partner Center that the caller may see, the default one first. */
export const providerInstanceListSchema = z.object({ items: z.array(providerInstanceProfileSchema) });
export type ProviderInstanceList = z.infer<typeof providerInstanceListSchema>;
