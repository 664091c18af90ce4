import { COUNTRIES, isCountry } from '@assent/domain';

/** The languages in which people of partners and their customers write the names of countries. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja', 'da', 'sv', 'nb'] as const;

/** What people write that no dictionary lists as a country's name. */
const EVERYDAY_NAMES: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  usa: 'US',
  'united states of america': 'US',
  holland: 'NL',
  'czech republic': 'CZ',
  uae: 'AE',
};

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .toLowerCase();

let byName: ReadonlyMap<string, string> | undefined;

/** The two-letter code for a code or a country's name in one of a dozen languages, or `undefined`. */
export function countryCodeOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (isCountry(code)) return code;
  byName ??= namesOfCountries();
  return byName.get(fold(text));
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(EVERYDAY_NAMES));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region' });
    for (const code of COUNTRIES) names.set(fold(display.of(code) ?? code), code);
  }
  return names;
}
