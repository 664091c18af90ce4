import { contactSchema, countrySchema } from '@assent/contracts';
import type { Contact } from '@assent/domain';
import type { CustomerDetails } from '../../domain/customer-details.js';

/**
 * What Microsoft says of a customer, as far as we can tell it on. An address book of twenty years holds
 * e-mails and numbers that our messages refuse; such a one counts as not given, instead of stopping the rest.
 */
export function knownDetails(said: CustomerDetails): CustomerDetails {
  const country = countrySchema.safeParse(said.country);
  return {
    country: country.data ?? null,
    contact: said.contact === null ? null : knownContact(said.contact),
  };
}

function knownContact({ phone, ...person }: Contact): Contact | null {
  const whole = contactSchema.safeParse({ ...person, phone });
  // A telephone number is dispensable; nobody can sign without a name and an e-mail.
  const contact = whole.success ? whole : contactSchema.safeParse(person);
  return contact.data ?? null;
}
