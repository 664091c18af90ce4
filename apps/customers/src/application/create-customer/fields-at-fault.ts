import type { CommandRefusal } from '../refusals.js';

type FieldErrors = NonNullable<CommandRefusal['errors']>;

/**
 * Microsoft's codes that are about one field of a new customer (learn.microsoft.com, "Create a customer"). The
 * countries that they are for change at Microsoft without notice, so the rules that are checked before cannot
 * know them all.
 */
const FIELDS_BY_CODE: Readonly<Record<string, FieldErrors[number]>> = {
  '600049': {
    path: 'organizationRegistrationNumber',
    message: 'Microsoft asks for the company’s registration number in this country.',
  },
  '600050': {
    path: 'organizationRegistrationNumber',
    message: 'Microsoft does not take this for a registration number of this country.',
  },
  '600002': {
    path: 'organizationRegistrationNumber',
    message: 'Microsoft takes no registration number in this country; leave it out.',
  },
  '600051': { path: 'contact.phone', message: 'Microsoft asks for a phone number in this country.' },
};

/** The field that Microsoft refused a new customer for, as far as its code tells. */
export function fieldsAtFault(microsoftCode: string | null): FieldErrors {
  const error = microsoftCode === null ? undefined : FIELDS_BY_CODE[microsoftCode];
  return error === undefined ? [] : [error];
}
