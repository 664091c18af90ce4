import type { Tx } from '@assent/database';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import { BulkCustomers, type BulkFilter } from '../../application/bulk/bulk-customers.js';
import type { CustomerRecord } from '../../application/customers/customer-record.js';
import {
  type CustomerRecordRow,
  RECORD_COLUMNS,
  RECORD_TABLES,
  toRecord,
} from '../read-model/customer-record-row.js';
import { workListCondition } from '../read-model/work-list-filters.js';
import { SqlParameters, scopeCondition } from '../sql.js';

/** Where a page of the list begins: behind this company and customer. */
interface Place {
  readonly company: string;
  readonly customerId: string;
}

@Injectable()
export class SqlBulkCustomers extends BulkCustomers {
  constructor(private readonly clock: Clock) {
    super();
  }

  override byIds(access: AccessScope, customerIds: readonly string[], tx: Tx): Promise<CustomerRecord[]> {
    return this.some(access, customerIds, tx, (keys) => `v.customer_id = ANY (${keys}::uuid[])`);
  }

  override byTenants(
    access: AccessScope,
    providerInstanceId: string,
    tenantIds: readonly string[],
    tx: Tx,
  ): Promise<CustomerRecord[]> {
    return this.some(
      access,
      tenantIds,
      tx,
      (keys, parameters) =>
        `v.tenant_id = ANY (${keys}::uuid[]) AND v.provider_instance_id = ${parameters.add(providerInstanceId)}`,
    );
  }

  override byDomains(
    access: AccessScope,
    providerInstanceId: string,
    domains: readonly string[],
    tx: Tx,
  ): Promise<CustomerRecord[]> {
    return this.some(
      access,
      domains,
      tx,
      (keys, parameters) =>
        `lower(v.domain) = ANY (${keys}::text[]) AND v.provider_instance_id = ${parameters.add(providerInstanceId)}`,
    );
  }

  override async *matching(
    access: AccessScope,
    filter: BulkFilter,
    pageSize: number,
    tx: Tx,
  ): AsyncGenerator<CustomerRecord[]> {
    for (let place: Place | undefined; ;) {
      const page = await this.page(access, filter, place, pageSize, tx);
      if (page.length > 0) yield page.map(toRecord);
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return;
      place = { company: last.company_sort, customerId: last.customer_id };
    }
  }

  private page(
    access: AccessScope,
    filter: BulkFilter,
    place: Place | undefined,
    pageSize: number,
    tx: Tx,
  ): Promise<(CustomerRecordRow & { company_sort: string })[]> {
    const parameters = new SqlParameters();
    const conditions = [
      workListCondition(filter, parameters, this.clock.now()),
      scopeCondition(access, parameters, 'v'),
      ...(place === undefined
        ? []
        : [
            `(v.company_sort, v.customer_id) > (${parameters.add(place.company)}::text, ${parameters.add(place.customerId)}::uuid)`,
          ]),
    ];
    return tx.query(
      `SELECT ${RECORD_COLUMNS}, v.company_sort FROM ${RECORD_TABLES} WHERE ${conditions.join(' AND ')}
       ORDER BY v.company_sort, v.customer_id LIMIT ${parameters.add(pageSize)}`,
      parameters.values,
    );
  }

  private async some(
    access: AccessScope,
    keys: readonly string[],
    tx: Tx,
    condition: (keys: string, parameters: SqlParameters) => string,
  ): Promise<CustomerRecord[]> {
    if (keys.length === 0) return [];
    const parameters = new SqlParameters();
    const rows = await tx.query<CustomerRecordRow[]>(
      `SELECT ${RECORD_COLUMNS} FROM ${RECORD_TABLES}
       WHERE v.customer_version IS NOT NULL AND ${condition(parameters.add(keys), parameters)}
         AND ${scopeCondition(access, parameters, 'v')}`,
      parameters.values,
    );
    return rows.map(toRecord);
  }
}
