import { queryPrepared, RequestDataSource, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import type { AccessScope } from '../../application/access-scope.js';
import type { CustomerRecord } from '../../application/customers/customer-record.js';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { SqlParameters, scopeCondition } from '../sql.js';
import { type CustomerRecordRow, RECORD_COLUMNS, RECORD_TABLES, toRecord } from './customer-record-row.js';

/**
 * Plain SQL, as everywhere in the read model: rows are written part by part with conditions on versions,
 * which an object mapper cannot say, and read in shapes that are no entities.
 */
@Injectable()
export class SqlCustomerRecords extends CustomerRecords {
  constructor(private readonly dataSource: RequestDataSource) {
    super();
  }

  override find(access: AccessScope, customerId: string, tx?: Tx): Promise<CustomerRecord | null> {
    const parameters = new SqlParameters();
    return this.one(access, parameters, `v.customer_id = ${parameters.add(customerId)}`, tx);
  }

  override findByTenant(
    access: AccessScope,
    tenantId: string,
    providerInstanceId: string,
  ): Promise<CustomerRecord | null> {
    const parameters = new SqlParameters();
    return this.one(
      access,
      parameters,
      `v.tenant_id = ${parameters.add(tenantId)} AND v.provider_instance_id = ${parameters.add(providerInstanceId)}`,
    );
  }

  override findBySignatoryLink(linkId: string): Promise<CustomerRecord | null> {
    const parameters = new SqlParameters();
    return this.one(
      { providerInstanceIds: 'all', resellerId: null },
      parameters,
      `v.customer_id = (SELECT customer_id FROM signatory_link WHERE link_id = ${parameters.add(linkId)})`,
    );
  }

  private async one(
    access: AccessScope,
    parameters: SqlParameters,
    condition: string,
    tx?: Tx,
  ): Promise<CustomerRecord | null> {
    const sql = `SELECT ${RECORD_COLUMNS} FROM ${RECORD_TABLES}
       WHERE v.customer_version IS NOT NULL AND ${condition} AND ${scopeCondition(access, parameters, 'v')}
       ORDER BY v.listed DESC LIMIT 1`;
    // By a key: one plan serves all values.
    const [row] = await queryPrepared<CustomerRecordRow>(tx ?? this.dataSource, sql, parameters.values);
    return row === undefined ? null : toRecord(row);
  }
}
