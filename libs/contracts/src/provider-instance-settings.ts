import {
  FINALISATION_UNDO_MINUTES,
  HEX_COLOUR,
  LINK_LIFETIME_MINUTES,
  LOGO_LIMITS,
  LOGO_MEDIA_TYPES,
} from '@assent/domain';
import { z } from 'zod';
import { instantSchema, linkLifetimeSchema } from './shared-schemas.js';

/** How an accepted attestation becomes an agreement. */
export const finalisationPolicySchema = z.object({
  /** `manual`: a person asks for it. `automatic`: it comes by itself, unless a person stops it in time. */
  mode: z.enum(['manual', 'automatic']),
  /** How long an automatic one waits for a person to stop it. */
  undoMinutes: z.number().int().min(FINALISATION_UNDO_MINUTES.min).max(FINALISATION_UNDO_MINUTES.max),
});
export type FinalisationPolicy = z.infer<typeof finalisationPolicySchema>;

/** How the partner appears to signatories, apart from the logo. Null: not chosen. */
export const brandingSchema = z.object({
  /** In place of the provider instance's own name. */
  displayName: z.string().trim().min(1).max(100).nullable(),
  /** Stands behind white text; `checkBranding` in the domain library says whether that can be read. */
  accentColour: z.string().regex(HEX_COLOUR, 'Use a colour such as #0f6cbd.').toLowerCase().nullable(),
  /** Where signatories turn with questions; published to them. */
  supportEmail: z.email('Enter a complete email address, such as help@partner.com.').max(255).nullable(),
  supportPhone: z.string().trim().min(3).max(30).nullable(),
});
export type Branding = z.infer<typeof brandingSchema>;

/** What a partner decides for one provider instance. */
export const providerInstanceSettingsSchema = z.object({
  finalisation: finalisationPolicySchema,
  /** For attestations that are started without one. */
  linkLifetimeMinutes: linkLifetimeSchema,
  branding: brandingSchema,
});
export type ProviderInstanceSettings = z.infer<typeof providerInstanceSettingsSchema>;

/**
 * What holds for a provider instance for which nobody has stored anything.
 *
 * @param mode what the environment says (`AGREEMENT_FINALISATION`)
 */
export function defaultProviderInstanceSettings(mode: FinalisationPolicy['mode']): ProviderInstanceSettings {
  return {
    // Whoever asked for automatic agreements in the environment got them at once, and still does.
    finalisation: { mode, undoMinutes: mode === 'automatic' ? 0 : FINALISATION_UNDO_MINUTES.default },
    linkLifetimeMinutes: LINK_LIFETIME_MINUTES.default,
    branding: { displayName: null, accentColour: null, supportEmail: null, supportPhone: null },
  };
}

/** The stored settings of one provider instance, as the customers service publishes them. */
export const providerInstanceSettingsStateSchema = z.object({
  providerInstanceId: z.uuid(),
  version: z.number().int().positive(),
  settings: providerInstanceSettingsSchema,
  changedAt: instantSchema,
});
export type ProviderInstanceSettingsState = z.infer<typeof providerInstanceSettingsStateSchema>;

/** What is known of a logo without its bytes. */
export const logoFactsSchema = z.object({
  mediaType: z.enum(LOGO_MEDIA_TYPES),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** SHA-256 of the bytes, in hexadecimal: the logo's name wherever it is served. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Logo = z.infer<typeof logoFactsSchema>;

/** The bytes of a logo, as a message carries them. */
export const logoContentSchema = z.base64().max(Math.ceil(LOGO_LIMITS.maxBytes / 3) * 4);

/** The logo of one provider instance, with a version of its own: uploading one is no change of the settings. */
export const providerInstanceLogoStateSchema = z.object({
  providerInstanceId: z.uuid(),
  version: z.number().int().positive(),
  /** Null: it was taken away. */
  logo: logoFactsSchema.extend({ content: logoContentSchema }).nullable(),
  changedAt: instantSchema,
});
export type ProviderInstanceLogoState = z.infer<typeof providerInstanceLogoStateSchema>;
