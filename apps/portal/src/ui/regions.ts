import { AGREEMENT_LANGUAGE_BY_COUNTRY, COUNTRIES } from '@assent/domain';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const byLabel = (language: string) => (a: Choice, b: Choice) => a.label.localeCompare(b.label, language);

/** The name of a country in the reader's language; the code itself when it has none. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** The name of a language in the reader's language. */
export function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}

/** All countries by name. */
export function countryChoices(language: string): Choice[] {
  return COUNTRIES.map((value) => ({ value, label: countryName(value, language) })).sort(byLabel(language));
}

/** The languages that Microsoft offers the agreement in, by name; with `included`, should it be another. */
export function languageChoices(language: string, included?: string): Choice[] {
  const tags = new Set(['en-US', ...Object.values(AGREEMENT_LANGUAGE_BY_COUNTRY)]);
  if (included) tags.add(included);
  return [...tags].map((value) => ({ value, label: languageName(value, language) })).sort(byLabel(language));
}
