import { RequestDataSource } from '@assent/database';
import type { CustomerListQuery } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import type { CustomerRecord } from '../../application/customers/customer-record.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { type CustomerRecordRow, RECORD_COLUMNS, RECORD_TABLES, toRecord } from './customer-record-row.js';
import { type Keyset, afterCursor, keysetColumn, orderBy, toPage } from './keyset.js';
import { searchCondition } from './search-condition.js';

const BY_COMPANY: Keyset = {
  columns: [
    { sql: 'v.company_sort', type: 'text' },
    { sql: 'v.customer_id', type: 'uuid' },
  ],
  order: 'asc',
};

/** All customers by company name, whatever their MCA; also those that are being created or could not be. */
@Injectable()
export class CustomerListReader {
  constructor(private readonly dataSource: RequestDataSource) {}

  async page(
    access: AccessScope,
    { cursor, limit, ...question }: CustomerListQuery,
  ): Promise<{ items: CustomerRecord[]; nextCursor: string | null }> {
    const parameters = new SqlParameters();
    const conditions = ['v.customer_version IS NOT NULL', scopeCondition(access, parameters, 'v')];
    if (question.includeEnded !== true) conditions.push(`v.lifecycle <> 'ended'`);
    if (question.providerInstance !== undefined) {
      conditions.push(`v.provider_instance_id = ${parameters.add(question.providerInstance)}`);
    }
    if (question.reseller !== undefined) {
      conditions.push(`v.reseller_id = ${parameters.add(question.reseller)}`);
    }
    if (question.search !== undefined) conditions.push(searchCondition(question.search, parameters));
    conditions.push(afterCursor(BY_COMPANY, cursor, question, parameters));
    const rows = await this.dataSource.query<(CustomerRecordRow & { keyset: string[] })[]>(
      `SELECT ${RECORD_COLUMNS}, ${keysetColumn(BY_COMPANY)} FROM ${RECORD_TABLES}
       WHERE ${conditions.join(' AND ')} ORDER BY ${orderBy(BY_COMPANY)} LIMIT ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    return toPage(rows, limit, question, toRecord);
  }
}
