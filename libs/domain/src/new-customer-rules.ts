import type { Contact } from './contact.js';
import { checkCompanyName, checkContact } from './name-rules.js';
import type { RuleViolation } from './rule-violation.js';

/**
 * Countries in which Microsoft takes no customer without a registration number (error 600049) and without a
 * phone number (600051). Microsoft extends the list now and then and then refuses by itself.
 */
export const REGISTRATION_NUMBER_COUNTRIES: ReadonlySet<string> = new Set([
  'AM',
  'AZ',
  'BY',
  'HU',
  'KG',
  'KZ',
  'MD',
  'RU',
  'TJ',
  'UA',
  'UZ',
]);

/** What of a new customer the rules look at. */
export interface NewCustomerFacts {
  readonly companyName: string;
  readonly organizationRegistrationNumber?: string | undefined;
  readonly contact: Contact;
  readonly address: { readonly country: string };
}

/** Checks a customer before it is created at Microsoft: at most one violation per field. */
export function checkNewCustomer(
  customer: NewCustomerFacts,
  partnerDomains: readonly string[] = [],
): RuleViolation[] {
  const violations = [
    ...checkCompanyName(customer.companyName),
    ...checkContact(customer.contact, { partnerDomains }),
  ];
  if (REGISTRATION_NUMBER_COUNTRIES.has(customer.address.country)) {
    if ((customer.organizationRegistrationNumber ?? '').trim() === '')
      violations.push({
        path: 'organizationRegistrationNumber',
        code: 'required',
        message: 'Microsoft asks for the company’s registration number in this country.',
      });
    if ((customer.contact.phone ?? '').trim() === '')
      violations.push({
        path: 'contact.phone',
        code: 'required',
        message: 'Microsoft asks for a phone number in this country.',
      });
  }
  return violations;
}
