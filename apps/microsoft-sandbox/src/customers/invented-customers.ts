import { CLOUD_AGREEMENT_TEMPLATE, CUSTOMER_AGREEMENT_TEMPLATE } from '../agreements/templates.js';
import type { AgreementRecord, CustomerRecord, PrimaryContact } from '../state/sandbox-state.js';
import { COUNTRY_WORDS, type CountryWords } from './invented-names.js';
import { SeededRandom } from './random.js';

/** What a partner finds among its customers; each invented one follows one of these in turn. */
type History =
  | 'no_agreement'
  | 'valid_agreement'
  | 'agreement_before_cutoff'
  | 'renewed_agreement'
  | 'accepted_directly'
  | 'cloud_agreement_only';

/** Of ten customers in a row; mixed so that the first page of a list already shows every kind. */
const HISTORIES: readonly History[] = [
  'no_agreement',
  'valid_agreement',
  'agreement_before_cutoff',
  'no_agreement',
  'accepted_directly',
  'valid_agreement',
  'no_agreement',
  'agreement_before_cutoff',
  'renewed_agreement',
  'cloud_agreement_only',
];

/**
 * Invents customers: believable, in twelve countries, and the same for the same seed. Names are put
 * together from parts and belong to nobody; mail addresses end in `.example`, which reaches nobody.
 *
 * @param taken company names that are there already, in lower case; new ones are added
 */
export function inventCustomers(request: {
  partner: string;
  count: number;
  seed: number;
  taken?: Set<string>;
}): CustomerRecord[] {
  const random = new SeededRandom(request.seed);
  const taken = request.taken ?? new Set<string>();
  return Array.from({ length: request.count }, (_, index) => {
    const words = COUNTRY_WORDS[index % COUNTRY_WORDS.length] ?? COUNTRY_WORDS[0];
    const history = HISTORIES[index % HISTORIES.length] ?? 'no_agreement';
    return inventCustomer(request.partner, words, history, random, taken);
  });
}

function inventCustomer(
  partner: string,
  words: CountryWords,
  history: History,
  random: SeededRandom,
  taken: Set<string>,
): CustomerRecord {
  const companyName = inventCompanyName(words, random, taken);
  const domainLabel = `${asciiLabel(companyName)}${random.below(900) + 100}`;
  const contact = inventContact(words, domainLabel, random);
  const [city, postalCode] = random.pick(words.places);
  return {
    id: random.guid(),
    partner,
    companyName,
    domain: `${domainLabel}.onmicrosoft.com`,
    country: words.country,
    culture: words.culture,
    language: words.culture.slice(0, 2),
    contact,
    address: {
      line1: `${random.pick(words.streets)} ${random.below(120) + 1}`,
      city,
      state: words.state,
      postalCode,
    },
    granularAdmin: random.next() < 0.7,
    relationshipToPartner: 'reseller',
    agreements: inventAgreements(history, contact, words, domainLabel, random),
    acceptedDirectly: history === 'accepted_directly',
  };
}

function inventCompanyName(words: CountryWords, random: SeededRandom, taken: Set<string>): string {
  const stem = () => `${random.pick(words.heads)}${random.pick(words.tails)}`;
  let name = `${stem()} ${random.pick(words.trades)} ${random.pick(words.legalForms)}`;
  // Some hundred of a country share the simple form; a second stem makes room for thousands more.
  while (taken.has(name.toLowerCase())) {
    name = `${stem()} & ${stem()} ${random.pick(words.trades)} ${random.pick(words.legalForms)}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function inventContact(words: CountryWords, domainLabel: string, random: SeededRandom): PrimaryContact {
  const firstName = random.pick(words.firstNames);
  const lastName = random.pick(words.lastNames);
  return {
    firstName,
    lastName,
    email: `${asciiLabel(firstName)}.${asciiLabel(lastName)}@${domainLabel}.example`,
    phoneNumber: `${words.dialling} 555${String(random.below(10_000)).padStart(4, '0')}`,
  };
}

function inventAgreements(
  history: History,
  contact: PrimaryContact,
  words: CountryWords,
  domainLabel: string,
  random: SeededRandom,
): AgreementRecord[] {
  const agreed = (
    type: AgreementRecord['type'],
    year: number,
    years: number,
    primaryContact: PrimaryContact,
  ): AgreementRecord => ({
    type,
    templateId:
      type === 'MicrosoftCustomerAgreement' ? CUSTOMER_AGREEMENT_TEMPLATE : CLOUD_AGREEMENT_TEMPLATE,
    dateAgreed: inventDate(year, years, random),
    primaryContact,
    userId: random.guid(),
    listedFrom: 0,
  });
  const predecessor = () => inventContact(words, domainLabel, random);
  switch (history) {
    case 'no_agreement':
    case 'accepted_directly':
      return [];
    case 'valid_agreement':
      return [agreed('MicrosoftCustomerAgreement', 2023.5, 2, contact)];
    case 'agreement_before_cutoff':
      return [agreed('MicrosoftCustomerAgreement', 2019.5, 3, contact)];
    case 'renewed_agreement':
      return [
        agreed('MicrosoftCustomerAgreement', 2019.5, 3, predecessor()),
        agreed('MicrosoftCustomerAgreement', 2024, 1.5, contact),
      ];
    case 'cloud_agreement_only':
      return [agreed('MicrosoftCloudAgreement', 2017, 2, contact)];
  }
}

/** Microsoft writes older dates without a zone and at midnight, newer ones in UTC; both must be readable. */
function inventDate(year: number, years: number, random: SeededRandom): string {
  const start = Date.UTC(Math.floor(year), (year % 1) * 12);
  const date = new Date(start + Math.floor(random.next() * years * 365 * 86_400_000)).toISOString();
  return year < 2023 ? `${date.slice(0, 10)}T00:00:00` : date;
}

/** Letters and digits that may stand in a host name. */
function asciiLabel(text: string): string {
  return text
    .replace(/[łŁ]/g, 'l')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 24);
}
