/** The signatory, or the primary contact of an agreement, with Microsoft's field names. */
export interface PrimaryContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string | null;
}

/** One agreement of a customer, as attested by the partner. */
export interface AgreementRecord {
  readonly templateId: string;
  readonly type: 'MicrosoftCustomerAgreement' | 'MicrosoftCloudAgreement';
  /** As Microsoft writes it: older entries carry no zone. */
  readonly dateAgreed: string;
  readonly primaryContact: PrimaryContact;
  /** The user who attested; null for app-only callers. */
  readonly userId: string | null;
  /** From when on lists show it (epoch ms); Microsoft's lists lag behind its own 201. */
  readonly listedFrom: number;
}

/** One customer tenant of one partner. */
export interface CustomerRecord {
  readonly id: string;
  /** The partner it belongs to; see `HOME_PARTNER`. */
  readonly partner: string;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly culture: string;
  readonly language: string;
  readonly contact: PrimaryContact;
  readonly address: {
    readonly line1: string;
    readonly city: string;
    readonly state: string | null;
    readonly postalCode: string;
  };
  /** Without granular delegated admin rights Microsoft hides address, e-mail and language. */
  readonly granularAdmin: boolean;
  relationshipToPartner: 'reseller' | 'none';
  agreements: AgreementRecord[];
  /** Accepted in the Microsoft 365 admin center, without the partner. */
  acceptedDirectly: boolean;
}

/** One enhanced attestation. Expired is not stored: it follows from the clock. */
export interface AttestationRecord {
  readonly id: string;
  readonly partner: string;
  readonly companyName: string;
  readonly country: string;
  readonly language: string;
  readonly signatory: PrimaryContact;
  readonly createdAt: number;
  /** Epoch ms. */
  expiresAt: number;
  acceptedAt: number | null;
  /** The tenant whose agreement was created from it: it is good for one. */
  usedByCustomer: string | null;
}

/** An answer kept for a repeated MS-RequestId. */
export interface StoredAnswer {
  readonly key: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** What tests and demos may change while the sandbox runs. */
export interface SandboxSettings {
  strictAppUser: boolean;
  agreementListLagSeconds: number;
}

/** Everything that survives a restart of the sandbox. */
export interface SandboxState {
  readonly formatVersion: 1;
  /** Signs access tokens, so that they stay good over a restart. */
  readonly tokenKey: string;
  clockOffsetMs: number;
  settings: SandboxSettings;
  /** Partner tenants with customers of their own; every other tenant is the home partner. */
  separatePartners: string[];
  customers: Map<string, CustomerRecord>;
  attestations: Map<string, AttestationRecord>;
  answers: Map<string, StoredAnswer>;
}

/**
 * The partner behind every tenant id that was not declared as a separate one, so that the sandbox works
 * with whatever tenant id a client is configured with.
 */
export const HOME_PARTNER = 'home';

/** Partner and tenant id: two partners may serve the same tenant. */
export const customerKey = (partner: string, tenantId: string): string =>
  `${partner}/${tenantId.toLowerCase()}`;
