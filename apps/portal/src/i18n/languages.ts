import { en, type LanguageTexts } from './en';

export interface PortalLanguage {
  /** BCP 47 tag. */
  readonly code: string;
  /** The language's name in itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** Catalogues other than English come in chunks of their own, when somebody reads them. */
  readonly load: () => Promise<LanguageTexts> | LanguageTexts;
}

/** Every language of the portal, English first: it stands in where a translation is missing. */
export const PORTAL_LANGUAGES: readonly [PortalLanguage, ...PortalLanguage[]] = [
  { code: 'en', name: 'English', dir: 'ltr', load: () => en },
];

/** The portal's language for the languages a browser prefers, best first. */
export function portalLanguageFor(preferred: readonly string[]): PortalLanguage {
  for (const tag of preferred) {
    const base = tag.split('-')[0];
    const match = PORTAL_LANGUAGES.find(({ code }) => code === tag || code === base);
    if (match) return match;
  }
  return PORTAL_LANGUAGES[0];
}
