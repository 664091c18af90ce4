import type { ProviderInstanceProfile } from './provider-instance.js';
import type { Branding, Logo } from './provider-instance-settings.js';

/**
 * How the partner appears to a signatory: in mails, and on the landing page. Everything that shows a partner
 * to people outside takes this one object and nothing else.
 */
export interface SignatoryBranding {
  /** The partner's name, as its customers know it. */
  readonly displayName: string;
  /** `#rrggbb`, dark enough for white text on it. Null: no choice, the page keeps its own colour. */
  readonly accentColour: string | null;
  /** Where questions go; null: nowhere by this way. */
  readonly supportEmail: string | null;
  readonly supportPhone: string | null;
  /** Null: the name stands alone. */
  readonly logo: Logo | null;
}

/** Nothing stored: what the profile of the provider instance says. */
const NO_BRANDING: Branding = {
  displayName: null,
  accentColour: null,
  supportEmail: null,
  supportPhone: null,
};

/** The branding of a provider instance: what was chosen, and the profile for what was not. */
export function signatoryBranding(
  profile: Pick<ProviderInstanceProfile, 'name' | 'contactEmail'>,
  chosen: Branding | null,
  logo: Logo | null,
): SignatoryBranding {
  const branding = chosen ?? NO_BRANDING;
  return {
    displayName: branding.displayName ?? profile.name,
    accentColour: branding.accentColour,
    supportEmail: branding.supportEmail ?? profile.contactEmail ?? null,
    supportPhone: branding.supportPhone,
    logo,
  };
}
