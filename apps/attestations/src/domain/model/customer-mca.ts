import type { CustomerState, Priority } from '@assent/contracts';
import {
  isLive,
  isSameSignatory,
  type AgreementSource,
  type Contact,
  type McaReasonCode,
} from '@assent/domain';
import type { Attestation } from './attestation.js';

/** What this service needs to know of a customer, copied from the customers service's events. */
export interface CustomerFacts {
  /** Version of the customer these facts belong to; older ones are ignored. */
  readonly version: number;
  readonly providerInstanceId: string;
  readonly resellerId: string | null;
  readonly tenantId: string | null;
  readonly companyName: string;
  readonly country: string | null;
  readonly lifecycle: CustomerState['lifecycle'];
}

/** An agreement of the customer that Microsoft has told of. */
export interface KnownAgreement {
  readonly source: AgreementSource;
  /** Null for direct acceptance: Microsoft does not tell. */
  readonly dateAgreed: Date | null;
  readonly contact: Partial<Contact> | null;
  readonly templateId: string | null;
  /** Microsoft answered our own *create agreement* with it: valid, whatever any list says. */
  readonly proven: boolean;
}

/** The stable address of one signatory of one customer. */
export interface SignatoryLink {
  readonly id: string;
  readonly contact: Contact;
  readonly createdAt: Date;
  /** Set by revocation: the address leads nowhere any more. */
  readonly endedAt: Date | null;
}

/** What is known of asking Microsoft for the customer's agreements. */
export interface Verification {
  /** When Microsoft last answered. */
  readonly verifiedAt: Date | null;
  /** This connection may not read agreements, or not whether the customer accepted directly. */
  readonly unavailable: boolean;
  /** When to ask again; null: there is nothing left to find out, or no tenant yet. */
  readonly nextVerifyAt: Date | null;
  readonly leasedUntil: Date | null;
  readonly attempts: number;
  /** Refreshes that wait for the answer. */
  readonly operationIds: readonly string[];
  /** Whose share of the calls asking uses: that of the most urgent refresh, or a sweep's while none waits. */
  readonly priority: Priority;
}

/** The last thing that went wrong and has not been put right since. */
export interface McaError {
  readonly about: 'attestation' | 'agreement' | 'verification';
  /** A key of `PROBLEMS`. */
  readonly code: string;
  readonly detail: string;
  readonly microsoftCode: string | null;
  readonly microsoftCorrelationId: string | null;
  readonly at: Date;
}

/**
 * Everything that decides about one customer's Microsoft customer agreement. Immutable: a decision takes
 * one and gives back the next. Status, reason and version come from `conclude` alone.
 */
export interface CustomerMca {
  readonly customerId: string;
  /** Goes up with every change that others are told of. */
  readonly version: number;
  readonly customer: CustomerFacts;
  readonly reasonCode: McaReasonCode;
  readonly statusSince: Date;
  readonly verification: Verification;
  readonly agreements: readonly KnownAgreement[];
  readonly lastError: McaError | null;
  /** All that there ever were, in no particular order. */
  readonly attestations: readonly Attestation[];
  readonly signatoryLinks: readonly SignatoryLink[];
}

/** The one attestation that still moves towards an agreement. */
export function liveAttestation(mca: CustomerMca): Attestation | undefined {
  return mca.attestations.find((attestation) => isLive(attestation.state));
}

/** Newest first: the live one, then by when they were closed, then by when they were asked for. */
export function attestationsNewestFirst(mca: CustomerMca): Attestation[] {
  const closed = (attestation: Attestation) => attestation.closedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return mca.attestations.toSorted((a, b) => {
    const [ca, cb] = [closed(a), closed(b)];
    if (ca !== cb) return ca > cb ? -1 : 1;
    return b.requestedAt.getTime() - a.requestedAt.getTime() || (a.id < b.id ? 1 : -1);
  });
}

/** The attestation that the customer's status is about: the live one, else the one closed last. */
export function currentAttestation(mca: CustomerMca): Attestation | undefined {
  return attestationsNewestFirst(mca)[0];
}

export function findAttestation(mca: CustomerMca, attestationId: string): Attestation | undefined {
  return mca.attestations.find(({ id }) => id === attestationId);
}

/** The newest attestation behind a signatory's address. */
export function attestationBehind(mca: CustomerMca, signatoryLinkId: string): Attestation | undefined {
  return attestationsNewestFirst(mca).find((attestation) => attestation.signatoryLinkId === signatoryLinkId);
}

export function haveSameSignatory(a: Attestation, b: Attestation): boolean {
  return a.signatoryLinkId === b.signatoryLinkId || isSameSignatory(a.contact, b.contact);
}

/** The acceptance that waits for a person's decision, if there is one; the newest when there are several. */
export function undecidedAcceptance(mca: CustomerMca): Attestation | undefined {
  return mca.attestations
    .filter((attestation) => attestation.lateAcceptedAt !== null && !isLive(attestation.state))
    .toSorted((a, b) => (b.lateAcceptedAt?.getTime() ?? 0) - (a.lateAcceptedAt?.getTime() ?? 0))[0];
}

/** The state with one attestation replaced by its next form. */
export function withAttestation(mca: CustomerMca, next: Attestation): CustomerMca {
  return { ...mca, attestations: mca.attestations.map((one) => (one.id === next.id ? next : one)) };
}
