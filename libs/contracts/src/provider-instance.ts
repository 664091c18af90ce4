import { z } from 'zod';
import { countrySchema, languageSchema } from './shared-schemas.js';

/** The id of the provider instance that the environment describes, unless it says otherwise. */
export const DEFAULT_PROVIDER_INSTANCE_ID = '01900000-0000-7000-8000-000000000001';

/** What every service may know of one connection to a Partner Center tenant; credentials stand elsewhere. */
export const providerInstanceProfileSchema = z.object({
  id: z.uuid().default(DEFAULT_PROVIDER_INSTANCE_ID),
  /** The partner's name, as customers know it. */
  name: z.string().min(1).max(200).default('Contoso Cloud Partner'),
  defaultCountry: countrySchema.optional(),
  defaultLanguage: languageSchema.default('en-US'),
  /** Where customers turn with questions; shown in mails and on the landing page. */
  contactEmail: z.email().optional(),
});
export type ProviderInstanceProfile = z.infer<typeof providerInstanceProfileSchema>;
