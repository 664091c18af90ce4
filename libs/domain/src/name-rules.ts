import type { Contact } from './contact.js';
import type { RuleViolation } from './rule-violation.js';

/*
 * Microsoft's rules for company and contact names, in force since February 2024
 * (learn.microsoft.com/partner-center/customers/validate-names-addresses). A name that breaks them passes
 * the create call and then blocks every order for ever, so they are checked before anything is sent.
 * Each check answers the first rule that is broken: one error per field.
 */

/** Lengths of names, in characters. */
export const NAME_LENGTHS = {
  company: { min: 2, max: 255 },
  /** Microsoft refuses single characters, except for names in Chinese characters. */
  person: { min: 2, max: 40 },
  email: { max: 255 },
  phone: { max: 30 },
} as const;

/** Legal forms that may be part of a company name but not all of it. */
const LEGAL_FORMS = new Set(
  (
    'c p a|c.p.a.|c. p. a.|corp|corp.|corporation|gmbh|inc|inc.|incorporated|kft|l l c|l l p|l. l. c.|l. l. p.|' +
    'l.l.c.|l.l.p.|lda|limited|llc|llc.|llp|llp.|ltd|ltd.|ooo|plc|private limited|pte ltd|pty|pty ltd|pvt|' +
    'pvt ltd|sarl|sdn bhd|wll|zrt'
  ).split('|'),
);

/** Names that people type to get past a form. */
const PLACEHOLDER_NAMES = new Set(
  'test|tester|testing|admin|administrator|nobody|none|null|unknown|anonymous|first name|firstname|last name|lastname|dummy|fake|asdf|n/a|user'.split(
    '|',
  ),
);

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const SINGLE_CHARACTERS_APART = /^\S(?:\s+\S)+$/u;
const ONE_CHARACTER_REPEATED = /^(.)\1{2,}$/su;

/** In characters as people count them, near enough: code points, not UTF-16 units. */
const lengthOf = (text: string) => Array.from(text).length;

type Broken = readonly [code: string, message: string];

function brokenCompanyRule(name: string): Broken | undefined {
  const text = name.trim();
  const length = lengthOf(text);
  if (length === 0) return ['required', 'Enter the company name.'];
  if (length < NAME_LENGTHS.company.min)
    return ['too_short', 'The company name must have more than one character.'];
  if (length > NAME_LENGTHS.company.max)
    return ['too_long', `The company name can have at most ${NAME_LENGTHS.company.max} characters.`];
  if (!LETTER_OR_DIGIT.test(text))
    return ['only_special_characters', 'The company name cannot consist of special characters alone.'];
  if (LEGAL_FORMS.has(text.toLowerCase().replace(/\s+/g, ' ')))
    return ['only_legal_form', 'A legal form alone is not a company name; add the name itself.'];
  if (SINGLE_CHARACTERS_APART.test(text))
    return ['single_characters', 'The company name cannot consist of single characters separated by spaces.'];
  if (ONE_CHARACTER_REPEATED.test(text))
    return ['repeated_character', 'The company name cannot be one character repeated.'];
  return undefined;
}

function brokenPersonRule(name: string, label: string): Broken | undefined {
  const text = name.trim();
  const length = lengthOf(text);
  if (length === 0) return ['required', `Enter the ${label}.`];
  if (length < NAME_LENGTHS.person.min && !HAN_ONLY.test(text))
    return ['too_short', `The ${label} must have more than one character.`];
  if (length > NAME_LENGTHS.person.max)
    return ['too_long', `The ${label} can have at most ${NAME_LENGTHS.person.max} characters.`];
  if (!LETTER.test(text))
    return ['no_letters', `The ${label} cannot consist of digits, special characters or emoji alone.`];
  if (PLACEHOLDER_NAMES.has(text.toLowerCase()))
    return ['placeholder', `Microsoft refuses placeholder names; enter the person’s real ${label}.`];
  return undefined;
}

function brokenEmailRule(email: string, partnerDomains: readonly string[]): Broken | undefined {
  const text = email.trim().toLowerCase();
  if (text === '') return ['required', 'Enter the email address.'];
  if (lengthOf(text) > NAME_LENGTHS.email.max)
    return ['too_long', `The email address can have at most ${NAME_LENGTHS.email.max} characters.`];
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@]+)$/.exec(text)?.[1];
  if (domain === undefined) return ['malformed', 'Enter a complete email address, such as name@company.com.'];
  if (domain === 'microsoft.com')
    return ['microsoft_address', 'Microsoft refuses addresses at microsoft.com.'];
  if (partnerDomains.some((own) => own.toLowerCase() === domain))
    return [
      'partner_address',
      'The address belongs to your own company; the customer’s own signatory has to accept.',
    ];
  return undefined;
}

function brokenPhoneRule(phone: string): Broken | undefined {
  const text = phone.trim();
  if (lengthOf(text) > NAME_LENGTHS.phone.max)
    return ['too_long', `The phone number can have at most ${NAME_LENGTHS.phone.max} characters.`];
  if (!/^\+?[\d\s().\-/]{3,}$/.test(text))
    return ['malformed', 'Enter the phone number in digits, such as +49 30 1234567.'];
  return undefined;
}

const violation = (path: string, broken: Broken | undefined): RuleViolation[] =>
  broken === undefined ? [] : [{ path, code: broken[0], message: broken[1] }];

/** Checks a company name; `path` is where the form holds it. */
export function checkCompanyName(name: string, path = 'companyName'): RuleViolation[] {
  return violation(path, brokenCompanyRule(name));
}

/** What the checks of a contact need to know beyond the contact. */
export interface ContactCheckOptions {
  /** Dotted path of the contact in the request; default `contact`. */
  readonly path?: string;
  /** The partner's own mail domains: its staff cannot accept for a customer. */
  readonly partnerDomains?: readonly string[];
}

/** Checks the signatory against Microsoft's rules: at most one violation per field, none when all is well. */
export function checkContact(contact: Contact, options: ContactCheckOptions = {}): RuleViolation[] {
  const { path = 'contact', partnerDomains = [] } = options;
  return [
    ...violation(`${path}.firstName`, brokenPersonRule(contact.firstName, 'first name')),
    ...violation(`${path}.lastName`, brokenPersonRule(contact.lastName, 'last name')),
    ...violation(`${path}.email`, brokenEmailRule(contact.email, partnerDomains)),
    ...(contact.phone === undefined || contact.phone.trim() === ''
      ? []
      : violation(`${path}.phone`, brokenPhoneRule(contact.phone))),
  ];
}
