import type { Customer } from '../domain/customer.js';
import type { CustomerOrmEntity } from './customer.orm-entity.js';

export function toCustomer(row: CustomerOrmEntity): Customer {
  return {
    id: row.id,
    version: row.version,
    providerInstanceId: row.providerInstanceId,
    resellerId: row.resellerId,
    tenantId: row.tenantId,
    companyName: row.companyName,
    domain: row.domain,
    country: row.country,
    contact: row.contact,
    lifecycle: row.lifecycle,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** A customer under the table's own names, as JSON for statements that write many rows at once. */
export function toCustomerRow(customer: Customer): Record<string, unknown> {
  return {
    id: customer.id,
    version: customer.version,
    provider_instance_id: customer.providerInstanceId,
    reseller_id: customer.resellerId,
    tenant_id: customer.tenantId,
    company_name: customer.companyName,
    domain: customer.domain,
    country: customer.country,
    contact: customer.contact,
    lifecycle: customer.lifecycle,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
  };
}
