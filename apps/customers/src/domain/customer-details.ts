import type { Contact } from '@assent/domain';
import { changeCustomer, type Customer } from './customer.js';

/** What Microsoft's list of customers does not carry, and one customer's own page may. */
export interface CustomerDetails {
  readonly country: string | null;
  readonly contact: Contact | null;
}

/** Whether there is anything left that a look at the customer's page could tell. */
export function lacksDetails({ country, contact }: CustomerDetails): boolean {
  return country === null || contact === null;
}

/**
 * Fills in what is not known yet; undefined when that is nothing. What is known already stays: a person
 * entered it, and meant it.
 */
export function learnDetails(customer: Customer, details: CustomerDetails, now: Date): Customer | undefined {
  const country = customer.country ?? details.country;
  const contact = customer.contact ?? details.contact;
  if (country === customer.country && contact === customer.contact) return undefined;
  return changeCustomer(customer, { country, contact }, now);
}
