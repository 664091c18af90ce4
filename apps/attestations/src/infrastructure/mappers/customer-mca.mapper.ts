import type { Contact } from '@assent/domain';
import { createHash } from 'node:crypto';
import type { Attestation } from '../../domain/model/attestation.js';
import type {
  CustomerMca,
  KnownAgreement,
  McaError,
  SignatoryLink,
} from '../../domain/model/customer-mca.js';
import { agreementIdentity } from '../../domain/model/known-agreements.js';
import type { AgreementEntity } from '../entities/agreement.orm-entity.js';
import type { CustomerMcaEntity } from '../entities/customer-mca.orm-entity.js';
import type { ScopeColumns } from '../entities/scope.columns.js';
import type { SignatoryLinkEntity } from '../entities/signatory-link.orm-entity.js';
import type { AtRestSeal } from './at-rest-seal.js';

export function scopeOf({ customer }: CustomerMca): Pick<ScopeColumns, 'providerInstanceId' | 'resellerId'> {
  return { providerInstanceId: customer.providerInstanceId, resellerId: customer.resellerId };
}

export function customerMcaRow(mca: CustomerMca, seal: AtRestSeal): CustomerMcaEntity {
  const { customerId, customer, verification, lastError } = mca;
  return {
    customerId,
    ...scopeOf(mca),
    version: mca.version,
    customerVersion: customer.version,
    tenantId: customer.tenantId,
    companyName: customer.companyName,
    country: customer.country,
    lifecycle: customer.lifecycle,
    reasonCode: mca.reasonCode,
    statusSince: mca.statusSince,
    verifiedAt: verification.verifiedAt,
    verificationUnavailable: verification.unavailable,
    nextVerifyAt: verification.nextVerifyAt,
    verificationLeasedUntil: verification.leasedUntil,
    verificationAttempts: verification.attempts,
    verificationOperationIds: [...verification.operationIds],
    verificationPriority: verification.priority,
    lastErrorSealed: seal.sealNullable(lastError, `customer_mca/${customerId}/last_error`),
  };
}

export function customerMcaFrom(
  row: CustomerMcaEntity,
  parts: Pick<CustomerMca, 'agreements' | 'signatoryLinks'> & {
    readonly attestations: readonly Attestation[];
  },
  seal: AtRestSeal,
): CustomerMca {
  return {
    customerId: row.customerId,
    version: row.version,
    customer: {
      version: row.customerVersion,
      providerInstanceId: row.providerInstanceId,
      resellerId: row.resellerId,
      tenantId: row.tenantId,
      companyName: row.companyName,
      country: row.country,
      lifecycle: row.lifecycle,
    },
    reasonCode: row.reasonCode,
    statusSince: row.statusSince,
    verification: {
      verifiedAt: row.verifiedAt,
      unavailable: row.verificationUnavailable,
      nextVerifyAt: row.nextVerifyAt,
      leasedUntil: row.verificationLeasedUntil,
      attempts: row.verificationAttempts,
      operationIds: row.verificationOperationIds,
      priority: row.verificationPriority,
    },
    lastError: lastErrorFrom(row, seal),
    ...parts,
  };
}

function lastErrorFrom(
  { customerId, lastErrorSealed }: CustomerMcaEntity,
  seal: AtRestSeal,
): McaError | null {
  type Stored = Omit<McaError, 'at'> & { readonly at: string };
  const stored = seal.openNullable(lastErrorSealed, `customer_mca/${customerId}/last_error`) as Stored | null;
  return stored && { ...stored, at: new Date(stored.at) };
}

export function agreementRow(agreement: KnownAgreement, mca: CustomerMca, seal: AtRestSeal): AgreementEntity {
  const { contact, ...columns } = agreement;
  const identityHash = createHash('sha256').update(agreementIdentity(agreement)).digest('hex');
  return {
    customerId: mca.customerId,
    identityHash,
    contactSealed: seal.sealNullable(contact, `agreement/${mca.customerId}/${identityHash}`),
    ...scopeOf(mca),
    ...columns,
  };
}

export function agreementFrom(row: AgreementEntity, seal: AtRestSeal): KnownAgreement {
  const { source, dateAgreed, templateId, proven } = row;
  const place = `agreement/${row.customerId}/${row.identityHash}`;
  return {
    source,
    dateAgreed,
    templateId,
    proven,
    contact: seal.openNullable(row.contactSealed, place) as Partial<Contact> | null,
  };
}

export function signatoryLinkRow(
  link: SignatoryLink,
  mca: CustomerMca,
  seal: AtRestSeal,
): SignatoryLinkEntity {
  const { contact, ...columns } = link;
  return {
    customerId: mca.customerId,
    contactSealed: seal.seal(contact, `signatory_link/${link.id}/contact`),
    ...scopeOf(mca),
    ...columns,
  };
}

export function signatoryLinkFrom(row: SignatoryLinkEntity, seal: AtRestSeal): SignatoryLink {
  const { id, createdAt, endedAt } = row;
  return {
    id,
    createdAt,
    endedAt,
    contact: seal.open(row.contactSealed, `signatory_link/${id}/contact`) as Contact,
  };
}
