import type { BulkFix } from '@assent/contracts';
import { countryCodeOf } from './country-names.js';

/** A cell as it should have been written, and what was put right to get there. */
export interface Tidied {
  readonly text: string;
  readonly fixes: readonly BulkFix[];
}

/** Blanks that spreadsheets and web pages leave in cells, seen and unseen. */
const BLANKS = /[\s\u00A0\u200B-\u200D\u2060\uFEFF]+/gu;

/** A text that a spreadsheet was told to take as text: `="0049…"`, or a leading apostrophe before a sign. */
const FORCED_TEXT = /^="(.*)"$|^'(?=[=+\-@])/s;

/** What every cell goes through: blanks at the ends and in rows, and what spreadsheets add. */
export function tidyText(cell: string): Tidied {
  const unforced = cell.replace(FORCED_TEXT, '$1');
  const text = unforced.replace(BLANKS, ' ').trim();
  return {
    text,
    fixes: [
      ...(unforced === cell ? [] : (['unquoted'] as const)),
      ...(text === unforced ? [] : (['trimmed'] as const)),
    ],
  };
}

/** `Ada Jensen <mailto:Ada@Nordwind.example>;` is `Ada@nordwind.example`: a domain's case means nothing. */
export function tidyEmail(cell: string): Tidied {
  const { text, fixes } = tidyText(cell);
  const bare = (/<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .replace(/[;,]+$/, '')
    .replace(/ /g, '');
  const at = bare.lastIndexOf('@');
  const cleaned = at < 0 ? bare : bare.slice(0, at) + bare.slice(at).toLowerCase();
  return { text: cleaned, fixes: cleaned === text ? fixes : [...fixes, 'address_cleaned'] };
}

const FEWEST_PHONE_DIGITS = 3;

/**
 * A phone number as Microsoft takes it: words such as `Tel.:` go, `0049` becomes `+49`. A cell without a
 * number at all, such as `n/a`, is left out: the phone is optional.
 */
export function tidyPhone(cell: string): Tidied {
  const { text, fixes } = tidyText(cell);
  if (text === '') return { text, fixes };
  if (text.replace(/\D/g, '').length < FEWEST_PHONE_DIGITS) {
    return { text: '', fixes: [...fixes, 'phone_left_out'] };
  }
  const number = text
    .replace(/^[\p{L}.:\s]+(?=[+\d(])/u, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^\+\s*/, '+');
  return { text: number, fixes: number === text ? fixes : [...fixes, 'phone_normalised'] };
}

/** The code of a country that may be written as code or name; what nobody knows stays as it is. */
export function tidyCountry(cell: string): Tidied {
  const { text, fixes } = tidyText(cell);
  const code = text === '' ? '' : (countryCodeOf(text) ?? text);
  return { text: code, fixes: code === text ? fixes : [...fixes, 'country_coded'] };
}

/** `de_de` and `DE-de` are `de-DE`. */
export function tidyLanguage(cell: string): Tidied {
  const { text, fixes } = tidyText(cell);
  const tag = text === '' ? '' : canonicalTag(text.replace(/_/g, '-'));
  return { text: tag, fixes: tag === text ? fixes : [...fixes, 'language_tagged'] };
}

function canonicalTag(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text;
  } catch {
    return text;
  }
}

/** A UUID, whatever its case and braces. */
export function tidyId(cell: string): Tidied {
  const { text, fixes } = tidyText(cell);
  const id = text.replace(/^\{(.*)\}$/, '$1').toLowerCase();
  return { text: id, fixes: id === text ? fixes : [...fixes, 'id_normalised'] };
}

/** A domain out of what people paste for one. */
export function tidyDomain(cell: string): Tidied {
  const { text, fixes } = tidyText(cell);
  const domain = text
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/\/.*$/, '');
  return { text: domain, fixes: domain === text ? fixes : [...fixes, 'id_normalised'] };
}

/** First and last name out of one cell: `Jensen, Ada` or `Ada Jensen`; the last word is the last name. */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (turned) return { firstName: turned[2]?.trim() ?? '', lastName: turned[1]?.trim() ?? '' };
  const at = name.lastIndexOf(' ');
  return at < 0
    ? { firstName: '', lastName: name }
    : { firstName: name.slice(0, at).trim(), lastName: name.slice(at + 1) };
}
