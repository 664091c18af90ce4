import type { ContactData, CustomerState, DeliveryState, McaState } from '@assent/contracts';
import type { McaReasonCode, McaStatus, NextAction } from '@assent/domain';
import type { CustomerRecord } from '../../application/customers/customer-record.js';

/** One row of `customer_view` as pg answers it. */
export interface CustomerRecordRow {
  readonly customer_id: string;
  readonly provider_instance_id: string;
  readonly reseller_id: string | null;
  readonly tenant_id: string | null;
  readonly company_name: string;
  readonly domain: string | null;
  readonly country: string | null;
  readonly customer_contact: ContactData | null;
  readonly lifecycle: CustomerState['lifecycle'];
  readonly customer_created_at: Date;
  readonly customer_updated_at: Date;
  readonly listed: boolean;
  readonly status: McaStatus;
  readonly reason_code: McaReasonCode;
  readonly next_action: NextAction;
  readonly status_since: Date;
  readonly verified_at: Date | null;
  readonly mca: McaState | null;
  readonly delivery: DeliveryState | null;
  readonly reseller_name: string | null;
  readonly pending_operation_id: string | null;
}

export const RECORD_COLUMNS = `
  v.customer_id, v.provider_instance_id, v.reseller_id, v.tenant_id, v.company_name, v.domain, v.country,
  v.customer_contact, v.lifecycle, v.customer_created_at, v.customer_updated_at, v.listed, v.status,
  v.reason_code, v.next_action, v.status_since, v.verified_at, v.mca, v.delivery, ${resellerName('v')},
  ${pendingOperation('v')}`;

export const RECORD_TABLES = 'customer_view v';

/** The name of the row's reseller; null where there is none, or none that we have heard of yet. */
export function resellerName(table: string): string {
  return `(SELECT r.name FROM reseller_view r WHERE r.reseller_id = ${table}.reseller_id) AS reseller_name`;
}

/** The oldest command on the customer that is still on its way; a lookup in a small partial index. */
export function pendingOperation(table: string): string {
  return `(SELECT o.id FROM operation o WHERE o.customer_id = ${table}.customer_id AND o.state = 'pending'
    ORDER BY o.created_at LIMIT 1) AS pending_operation_id`;
}

export function toRecord(row: CustomerRecordRow): CustomerRecord {
  return {
    customerId: row.customer_id,
    scope: { providerInstanceId: row.provider_instance_id, resellerId: row.reseller_id },
    resellerName: row.reseller_name,
    tenantId: row.tenant_id,
    companyName: row.company_name,
    domain: row.domain,
    country: row.country,
    contact: row.customer_contact,
    lifecycle: row.lifecycle,
    createdAt: row.customer_created_at.toISOString(),
    updatedAt: row.customer_updated_at.toISOString(),
    listed: row.listed,
    status: row.status,
    reasonCode: row.reason_code,
    nextAction: row.next_action,
    statusSince: row.status_since.toISOString(),
    verifiedAt: row.verified_at?.toISOString() ?? null,
    mca: row.mca,
    delivery: row.delivery,
    pendingOperationId: row.pending_operation_id,
  };
}
