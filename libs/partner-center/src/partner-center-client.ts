import type { Contact } from '@assent/domain';
import type { CallOptions } from './call.js';
import type { ConnectionCheck } from './check-connection.js';
import type { WorkRecord } from './connection-record.js';
import type { CallsPerMinute } from './partner-center-policy.js';

/** What Microsoft is told of the company and the signatory before there is a link. */
export interface NewAttestation {
  readonly country: string;
  readonly language: string;
  readonly companyName: string;
  readonly contact: Contact;
  readonly linkLifetimeMinutes: number;
}

/** An attestation that waits for its signatory. */
export interface CreatedAttestation {
  readonly attestationId: string;
  /** In Microsoft's word. */
  readonly status: string;
  /** When the link runs out, where Microsoft says so. */
  readonly expiresAt: Date | null;
  /** Whoever has it can accept: a secret, never to be logged or queued in clear. */
  readonly acceptanceUrl: string;
}

export interface AttestationStatus {
  readonly status: 'pending' | 'accepted' | 'expired' | 'unknown';
  /** Microsoft's own word, whatever it is. */
  readonly rawStatus: string;
  readonly acceptedAt: Date | null;
}

export interface NewAgreement {
  /** The accepted attestation that proves the customer's consent. */
  readonly attestationId: string;
  readonly contact: Contact;
  readonly dateAgreed?: Date;
}

/** An agreement as Microsoft lists it. */
export interface AgreementRecord {
  readonly templateId: string;
  readonly dateAgreed: Date;
  /** `MicrosoftCustomerAgreement`, or another that Microsoft invents. */
  readonly type: string;
  readonly contact: Contact | null;
}

/** A line in Microsoft's list of customers. */
export interface CustomerLine {
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string | null;
  /** `reseller`, `none`, or another of Microsoft's words. */
  readonly relationship: string;
}

/** An indirect reseller with whom the partner has a relationship. */
export interface IndirectReseller {
  readonly tenantId: string;
  readonly name: string;
  /** Its number in Microsoft's partner network. */
  readonly mpnId: string | null;
  /** In Microsoft's words; mostly two letters of a country. */
  readonly location: string | null;
  /** `active`, or another of Microsoft's words. */
  readonly state: string;
}

export interface CustomerPage {
  readonly customers: readonly CustomerLine[];
  /** Hand it to a later `listCustomers` to go on after this page; null on the last one. */
  readonly continuation: string | null;
}

/**
 * One customer. Without granular delegated administration (GDAP) Microsoft leaves out the address and the
 * e-mail, and with them everything that is nullable here; what it gives in an unknown form is null as well.
 */
export interface CustomerDetail extends CustomerLine {
  /** Two upper-case letters. */
  readonly country: string | null;
  /** Null unless first name, last name and e-mail are all there. */
  readonly contact: Contact | null;
  /** The culture of its bills, such as `de-DE`, or only the language of it. */
  readonly language: string | null;
  readonly address: CustomerAddress | null;
}

export interface CustomerAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

/** What it takes to create a customer and its tenant. */
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

export interface CreatedCustomer {
  readonly tenantId: string;
  readonly domain: string | null;
  /** The first administrator's, given out this once; a secret. */
  readonly userCredentials: { readonly userName: string; readonly password: string } | null;
}

/** Which customers, and from where on. */
export interface CustomersFrom {
  readonly pageSize: number;
  readonly continuation?: string | undefined;
  /** Only those that this indirect reseller, by its tenant, serves. */
  readonly ofReseller?: string | undefined;
}

/**
 * The calls that Assent makes to one Partner Center tenant. Every one of them may throw a
 * `PartnerCenterError`, and nothing else that concerns Microsoft.
 */
export abstract class PartnerCenterClient {
  abstract createAttestation(order: NewAttestation, call: CallOptions): Promise<CreatedAttestation>;
  abstract getAttestation(attestationId: string, call: CallOptions): Promise<AttestationStatus>;
  abstract createAgreement(
    tenantId: string,
    order: NewAgreement,
    call: CallOptions,
  ): Promise<AgreementRecord>;
  /** All kinds and all of history; Microsoft's list lags behind by hours. */
  abstract listAgreements(tenantId: string, call: CallOptions): Promise<AgreementRecord[]>;
  /** Whether the customer itself accepted, in Microsoft's admin center. */
  abstract hasAcceptedDirectly(tenantId: string, call: CallOptions): Promise<boolean>;
  /** All customers, page by page, from the beginning or from where an earlier reading stopped. */
  abstract listCustomers(from: CustomersFrom, call: CallOptions): AsyncIterable<CustomerPage>;
  /** Everybody who sells as an indirect reseller of this partner; of a partner that has none, nobody. */
  abstract listIndirectResellers(call: CallOptions): Promise<IndirectReseller[]>;
  /**
   * The customer of this partner with a domain, which nobody else can have; null where the list shows none.
   * Microsoft's lists may lag, so null is no proof that there is none.
   */
  abstract findCustomerByDomain(domain: string, call: CallOptions): Promise<CustomerLine | null>;
  abstract getCustomer(tenantId: string, call: CallOptions): Promise<CustomerDetail>;
  abstract createCustomer(order: NewCustomer, call: CallOptions): Promise<CreatedCustomer>;
  /** Ends the reseller relationship; the tenant itself lives on. */
  abstract endRelationship(tenantId: string, call: CallOptions): Promise<void>;
}

/** What one provider instance may ask of Microsoft. */
export interface InstanceBudget {
  readonly providerInstanceId: string;
  readonly callsPerMinute: CallsPerMinute;
}

/** One client for each provider instance. */
export abstract class PartnerCenterClients {
  /** @throws Error when no provider instance has this id */
  abstract of(providerInstanceId: string): PartnerCenterClient;
  /** What each provider instance may ask of Microsoft; whoever calls in numbers keeps within it. */
  abstract budgets(): readonly InstanceBudget[];
  /**
   * Finds out whether the connection works, with a cheap call to Microsoft and a token issued just now; on
   * behalf of the user as well, where there is one. What comes of it is noted.
   *
   * @throws PartnerCenterError only when it was given up
   * @throws Error when no provider instance has this id
   */
  abstract check(providerInstanceId: string, call: CallOptions): Promise<ConnectionCheck>;
  /** Notes what waits in this service for its turn at Microsoft. */
  abstract noteWaitingWork(providerInstanceId: string, work: WorkRecord): Promise<void>;
  /** Gives back the connections to Microsoft and Redis. */
  abstract close(): void;
}
