import type { CustomerView, Eligibility } from '@assent/contracts';
import { MCA_REASONS, mayTransact } from '@assent/domain';
import type { CustomerRecord } from '../../application/customers/customer-record.js';

export function presentCustomer(record: CustomerRecord): CustomerView {
  return {
    customerId: record.customerId,
    providerInstanceId: record.scope.providerInstanceId,
    resellerId: record.scope.resellerId,
    resellerName: record.resellerName,
    tenantId: record.tenantId,
    companyName: record.companyName,
    domain: record.domain,
    country: record.country,
    contact: record.contact,
    lifecycle: record.lifecycle,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    pendingOperationId: record.pendingOperationId,
  };
}

/** Whether the customer may transact; one that has ended may not, whatever its agreements. */
export function presentEligibility(record: CustomerRecord): Eligibility {
  return {
    customerId: record.customerId,
    allowed: record.listed && mayTransact(record.status),
    status: record.status,
    reasonCode: record.reasonCode,
    reason: record.listed
      ? MCA_REASONS[record.reasonCode].sentence
      : 'The customer is not, or no longer, a customer of this partner at Microsoft.',
    nextAction: record.nextAction,
    verifiedAt: record.verifiedAt,
  };
}
