import { z } from 'zod';
import type { CustomerRecord } from '../state/sandbox-state.js';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Body of `POST /v1/customers` [A], after its keys were folded to lower camel case. */
export const newCustomerSchema = z.object({
  enableGDAPByDefault: z.boolean().optional(),
  /** The indirect reseller; documented for app+user tokens only. */
  associatedPartnerId: z.string().min(1).nullish(),
  companyProfile: z.object({
    domain: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,60}\.onmicrosoft\.(com|de|us)$/i, 'not an onmicrosoft domain'),
    organizationRegistrationNumber: text(255).nullish(),
  }),
  billingProfile: z.object({
    email: z.email().max(255),
    culture: z.string().regex(/^[a-z]{2,3}-[A-Za-z0-9-]+$/),
    language: text(10),
    companyName: z.string(),
    defaultAddress: z.object({
      firstName: text(50),
      lastName: text(50),
      addressLine1: text(200),
      addressLine2: z.string().max(200).nullish(),
      city: text(100),
      state: z.string().max(2).nullish(),
      postalCode: text(30).nullish(),
      country: z.string().regex(/^[A-Z]{2}$/),
      phoneNumber: text(30).nullish(),
    }),
  }),
});
export type NewCustomer = z.output<typeof newCustomerSchema>;

/** A customer as an element of `GET /v1/customers` [A]: no country, no address. */
export function customerListItem(customer: CustomerRecord): Record<string, unknown> {
  return {
    id: customer.id,
    companyProfile: {
      tenantId: customer.id,
      domain: customer.domain,
      companyName: customer.companyName,
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: customer.relationshipToPartner,
    attributes: { objectType: 'Customer' },
  };
}

/** One customer [A]; address, e-mail and language only with granular delegated admin rights. */
export function customerDetail(customer: CustomerRecord): Record<string, unknown> {
  const { contact, address } = customer;
  return {
    ...customerListItem(customer),
    commerceId: customer.id,
    allowDelegatedAccess: customer.granularAdmin,
    billingProfile: {
      firstName: contact.firstName,
      lastName: contact.lastName,
      companyName: customer.companyName,
      ...(customer.granularAdmin && {
        email: contact.email,
        culture: customer.culture,
        language: customer.language,
        defaultAddress: {
          country: customer.country,
          city: address.city,
          state: address.state,
          addressLine1: address.line1,
          postalCode: address.postalCode,
          firstName: contact.firstName,
          lastName: contact.lastName,
          phoneNumber: contact.phoneNumber,
        },
      }),
      attributes: { objectType: 'CustomerBillingProfile' },
    },
  };
}
