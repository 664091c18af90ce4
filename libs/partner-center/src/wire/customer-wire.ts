import type { Contact } from '@assent/domain';
import type {
  CreatedCustomer,
  CustomerAddress,
  CustomerDetail,
  CustomerLine,
  NewCustomer,
} from '../partner-center-client.js';
import { field, isJson, items, text } from '../tolerant-reading.js';

/*
 * The customers resource on the wire. All of it is Microsoft's documentation, except where a comment says
 * that it is inferred.
 */

export const CUSTOMER_PATHS = {
  list: (pageSize: number) => `/v1/customers?size=${pageSize}`,
  /** Documented for app+user tokens only. */
  ofReseller: (pageSize: number, resellerTenantId: string) => {
    const filter = JSON.stringify({
      Field: 'IndirectReseller',
      Value: resellerTenantId,
      Operator: 'starts_with',
    });
    return `/v1/customers?size=${pageSize}&filter=${encodeURIComponent(filter)}`;
  },
  nextPage: (pageSize: number) => `/v1/customers?size=${pageSize}&seekOperation=Next`,
  create: '/v1/customers',
  withDomain: (domain: string) => {
    const filter = JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' });
    return `/v1/customers?size=10&filter=${encodeURIComponent(filter)}`;
  },
  one: (tenantId: string) => `/v1/customers/${encodeURIComponent(tenantId)}`,
} as const;

export const CONTINUATION_HEADER = 'MS-ContinuationToken';

/** Ends the reseller relationship. */
export const END_OF_RELATIONSHIP = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } };

/** Microsoft refuses a longer one. */
const STATE_LENGTH = 2;

export function newCustomerBody(order: NewCustomer): Record<string, unknown> {
  const { address, contact } = order;
  const registration = order.organizationRegistrationNumber;
  return {
    enableGDAPByDefault: true,
    CompanyProfile: {
      Domain: `${order.domainPrefix}.onmicrosoft.com`,
      ...(registration !== undefined && { organizationRegistrationNumber: registration }),
    },
    BillingProfile: {
      Email: contact.email,
      Culture: cultureOf(order.language, address.country),
      Language: order.language.split('-')[0],
      CompanyName: order.companyName,
      DefaultAddress: {
        FirstName: contact.firstName,
        LastName: contact.lastName,
        AddressLine1: address.line1,
        ...(address.line2 !== undefined && { AddressLine2: address.line2 }),
        City: address.city,
        // Optional, and a code: a name spelled out would have the whole customer refused.
        ...(address.state !== undefined && address.state.length <= STATE_LENGTH && { State: address.state }),
        ...(address.postalCode !== undefined && { PostalCode: address.postalCode }),
        Country: address.country,
        ...(contact.phone !== undefined && { PhoneNumber: contact.phone }),
      },
    },
  };
}

/** Language and country, as .NET names a culture: `de` of a customer in Austria is `de-AT`. */
function cultureOf(language: string, country: string): string {
  return language.includes('-') ? language : `${language}-${country}`;
}

/** Of the answer to the end of a relationship: a success without a body, or with the customer as it is now. */
export function readEndOfRelationship(body: unknown, status: number): true | null {
  return status === 204 || isJson(body) ? true : null;
}

/** Null where it has no tenant id. */
export function readCreatedCustomer(body: unknown): CreatedCustomer | null {
  const line = readCustomerLine(body);
  if (line === null) return null;
  const credentials = field(body, 'userCredentials');
  const userName = text(credentials, 'userName');
  const password = text(credentials, 'password');
  return {
    tenantId: line.tenantId,
    domain: line.domain,
    userCredentials: userName === null || password === null ? null : { userName, password },
  };
}

export function readCustomerDetail(body: unknown): CustomerDetail | null {
  const line = readCustomerLine(body);
  if (line === null) return null;
  const billing = field(body, 'billingProfile');
  const address = field(billing, 'defaultAddress');
  return {
    ...line,
    country: readCountry(address),
    contact: readContact(billing, address),
    language: text(billing, 'culture') ?? text(billing, 'language'),
    address: readAddress(address),
  };
}

/** A name instead of a code would be refused wherever it is used later, so it counts as not given. */
function readCountry(address: unknown): string | null {
  const country = text(address, 'country')?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(country) ? country : null;
}

function readAddress(address: unknown): CustomerAddress | null {
  if (!isJson(address)) return null;
  return {
    line1: text(address, 'addressLine1'),
    line2: text(address, 'addressLine2'),
    city: text(address, 'city'),
    state: text(address, 'state'),
    postalCode: text(address, 'postalCode'),
  };
}

function readContact(billing: unknown, address: unknown): Contact | null {
  const firstName = text(address, 'firstName') ?? text(billing, 'firstName');
  const lastName = text(address, 'lastName') ?? text(billing, 'lastName');
  const email = text(billing, 'email');
  if (firstName === null || lastName === null || email === null) return null;
  const phone = text(address, 'phoneNumber');
  return { firstName, lastName, email, ...(phone !== null && { phone }) };
}

function readCustomerLine(body: unknown): CustomerLine | null {
  const company = field(body, 'companyProfile');
  const tenantId = text(body, 'id') ?? text(company, 'tenantId');
  if (tenantId === null) return null;
  return {
    tenantId,
    companyName: text(company, 'companyName') ?? text(body, 'companyName') ?? tenantId,
    domain: text(company, 'domain') ?? text(body, 'domain'),
    relationship: text(body, 'relationshipToPartner') ?? 'reseller',
  };
}

/** One page as it came; `next` is `unreadable` where there is a next page but no way to it. */
export interface CustomerPageWire {
  readonly customers: readonly CustomerLine[];
  readonly next: { readonly token: string } | 'none' | 'unreadable';
}

/** Null where the answer is no list. A line without a tenant id concerns nobody and is left out. */
export function readCustomerPage(body: unknown): CustomerPageWire | null {
  const lines = items(body);
  if (lines === undefined) return null;
  const customers = lines.map(readCustomerLine).filter((line) => line !== null);
  return { customers, next: readNext(body) };
}

/** The token stands in the headers of `links.next`; Microsoft's SDK also knows it at the top (inferred). */
function readNext(body: unknown): CustomerPageWire['next'] {
  const next = field(field(body, 'links'), 'next');
  const headers = field(next, 'headers');
  const header = (Array.isArray(headers) ? (headers as unknown[]) : []).find(
    (one) => text(one, 'key')?.toLowerCase() === CONTINUATION_HEADER.toLowerCase(),
  );
  const token = text(header, 'value') ?? text(body, 'continuationToken');
  if (token !== null) return { token };
  return isJson(next) ? 'unreadable' : 'none';
}
