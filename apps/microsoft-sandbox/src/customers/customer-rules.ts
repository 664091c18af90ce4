/** Countries where Microsoft wants an organization registration number [A] (2021) and [B]. */
export const REGISTRATION_NUMBER_COUNTRIES: ReadonlySet<string> = new Set(
  'AM AZ BY HU KZ KG MD RU TJ UZ UA TR BR IN AE'.split(' '),
);

const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'c p a|c.p.a.|c. p. a.|corp|corp.|corporation|gmbh|inc|incorporated|kft|l l c|l l p|l. l. c.|l. l. p.|' +
    'l.l.c.|l.l.p.|lda|limited|llc|llc.|llp|llp.|ltd|ltd.|ooo|plc|private limited|pte ltd|pty|pty ltd|pvt|' +
    'pvt ltd|sarl|sdn bhd|wll|zrt'
  ).split('|'),
);

const PLACEHOLDER_NAMES: ReadonlySet<string> = new Set(['test', 'admin', 'nobody']);
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Microsoft's rules for company names [A] LEARN-NAMES.
 *
 * @returns what is wrong, or undefined
 */
export function companyNameFault(name: string): string | undefined {
  const trimmed = name.trim();
  if (trimmed.length < 2 || trimmed.length > 255) return 'The company name must have 2 to 255 characters.';
  if (!LETTER_OR_DIGIT.test(trimmed)) return 'The company name has only special characters.';
  if (/^\S(\s+\S)+$/u.test(trimmed)) return 'The company name consists of single characters.';
  if (/^(.)\1{2,}$/u.test(trimmed)) return 'The company name repeats one character.';
  if (LEGAL_FORMS.has(trimmed.toLowerCase())) return 'The company name is only a legal form.';
  return undefined;
}

/**
 * Microsoft's rules for names of persons [A] LEARN-NAMES.
 *
 * @returns what is wrong, or undefined
 */
export function personNameFault(name: string): string | undefined {
  const trimmed = name.trim();
  if (trimmed.length > 40) return 'The name has more than 40 characters.';
  if (/^\P{Script=Han}?$/u.test(trimmed)) return 'The name is too short.';
  if (PLACEHOLDER_NAMES.has(trimmed.toLowerCase())) return 'The name is a placeholder.';
  if (!/\p{L}/u.test(trimmed)) return 'The name has no letters.';
  return undefined;
}

/** @returns what is wrong with an address of a signatory, or undefined */
export function emailFault(email: string): string | undefined {
  return /@microsoft\.com$/i.test(email.trim()) ? 'Addresses at microsoft.com are not allowed.' : undefined;
}
