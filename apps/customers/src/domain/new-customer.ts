import type { Contact } from '@assent/domain';

/** What it takes to create a customer at Microsoft. */
export interface NewCustomer {
  readonly companyName: string;
  /** The first part of the new tenant's domain, before `.onmicrosoft.com`. */
  readonly domainPrefix: string;
  readonly organizationRegistrationNumber?: string | undefined;
  readonly language: string;
  readonly contact: Contact;
  readonly address: {
    readonly line1: string;
    readonly line2?: string | undefined;
    readonly city: string;
    readonly state?: string | undefined;
    readonly postalCode?: string | undefined;
    readonly country: string;
  };
}
