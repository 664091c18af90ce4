import { z } from 'zod';
import {
  brandingSchema,
  finalisationPolicySchema,
  logoFactsSchema,
  providerInstanceSettingsSchema,
} from '../provider-instance-settings.js';
import { instantSchema } from '../shared-schemas.js';

/** The settings in force for a provider instance. */
export const providerInstanceSettingsViewSchema = providerInstanceSettingsSchema.extend({
  providerInstanceId: z.uuid(),
  /** Counts the changes; 0: nobody has stored anything, these are the defaults. Comes back with a change. */
  version: z.number().int().nonnegative(),
  changedAt: instantSchema.nullable(),
  logo: logoFactsSchema.nullable(),
});
export type ProviderInstanceSettingsView = z.infer<typeof providerInstanceSettingsViewSchema>;

/** Replaces all settings but the logo. */
export const changeSettingsRequestSchema = providerInstanceSettingsSchema.strict().extend({
  finalisation: finalisationPolicySchema.strict(),
  branding: brandingSchema.strict(),
  /** The `version` that this change was made from; another one meanwhile is answered 409 `settings_changed`. */
  version: z.number().int().nonnegative(),
});
export type ChangeSettingsRequest = z.input<typeof changeSettingsRequestSchema>;
