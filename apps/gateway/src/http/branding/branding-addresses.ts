import type { Logo, SignatoryBranding } from '@assent/contracts';
import { type LogoMediaType } from '@assent/domain';

/** Where the signatory's pages find what the partner has chosen; both may be kept by browsers for ever. */
export interface BrandingAssets {
  readonly logo: { readonly url: string; readonly width: number; readonly height: number } | null;
  /** A style sheet that sets `--accent` and `--on-accent` for light and dark. */
  readonly accentStyles: string | null;
}

const EXTENSIONS: Readonly<Record<LogoMediaType, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

/** The addresses of a branding's parts, below `/a/branding/`. */
export function brandingAssets({ logo, accentColour }: SignatoryBranding): BrandingAssets {
  return {
    logo: logo && { url: logoAddress(logo), width: logo.width, height: logo.height },
    accentStyles: accentColour && `/a/branding/accent-${accentColour.slice(1)}.css`,
  };
}

function logoAddress({ contentHash, mediaType }: Logo): string {
  return `/a/branding/${contentHash}.${EXTENSIONS[mediaType]}`;
}
